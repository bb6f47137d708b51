package org.usersync.http.internal;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Lets Java's own trust manager decide and puts a refusal into words: Java says "PKIX path building failed" where an
 * administrator has to know whose certificate it was. It never accepts what the other refuses. Safe for use by several
 * threads.
 */
final class ExplainingTrustManager extends X509ExtendedTrustManager {
    private static final int ALTERNATIVE_NAME_DNS = 2;
    private static final int ALTERNATIVE_NAME_IP = 7;
    private static final int SHOWN_NAMES = 5;

    private final X509ExtendedTrustManager judge;
    private final Clock clock;

    ExplainingTrustManager(X509ExtendedTrustManager judge, Clock clock) {
        this.judge = judge;
        this.clock = clock;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        try {
            judge.checkServerTrusted(chain, authType, socket);
        } catch (CertificateException e) {
            throw explained(chain, authType, e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        try {
            judge.checkServerTrusted(chain, authType, engine);
        } catch (CertificateException e) {
            throw explained(chain, authType, e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        try {
            judge.checkServerTrusted(chain, authType);
        } catch (CertificateException e) {
            throw explained(chain, authType, e);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        judge.checkClientTrusted(chain, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        judge.checkClientTrusted(chain, authType, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        judge.checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return judge.getAcceptedIssuers();
    }

    private RefusedCertificateException explained(
            X509Certificate[] chain, String authType, CertificateException cause) {
        Instant now = clock.instant();
        for (X509Certificate certificate : chain) {
            Instant end = certificate.getNotAfter().toInstant();
            if (now.isAfter(end)) {
                return new RefusedCertificateException(
                        false, "the certificate of " + subject(certificate) + " expired on " + day(end), cause);
            }
            Instant begin = certificate.getNotBefore().toInstant();
            if (now.isBefore(begin)) {
                return new RefusedCertificateException(
                        false,
                        "the certificate of " + subject(certificate) + " is valid only from " + day(begin)
                                + " on; is the clock of this machine right?",
                        cause);
            }
        }
        if (trustedWithoutItsName(chain, authType)) {
            return new RefusedCertificateException(false, "its certificate is for " + names(chain[0]) + " only", cause);
        }
        String issuer = chain[chain.length - 1].getIssuerX500Principal().getName();
        return new RefusedCertificateException(
                true, "its certificate was issued by '" + oneLine(issuer) + "', who is not trusted", cause);
    }

    private boolean trustedWithoutItsName(X509Certificate[] chain, String authType) {
        try {
            // Without a socket there is no host name to compare; what passes now failed because of its name.
            judge.checkServerTrusted(chain, authType);
            return true;
        } catch (CertificateException e) {
            return false;
        }
    }

    private static String subject(X509Certificate certificate) {
        return "'" + oneLine(certificate.getSubjectX500Principal().getName()) + "'";
    }

    private static String day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static String names(X509Certificate certificate) {
        String names = alternativeNames(certificate).stream()
                .filter(entry -> Objects.equals(entry.get(0), ALTERNATIVE_NAME_DNS)
                        || Objects.equals(entry.get(0), ALTERNATIVE_NAME_IP))
                .map(entry -> oneLine(String.valueOf(entry.get(1))))
                .limit(SHOWN_NAMES)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? subject(certificate) : names;
    }

    private static Collection<List<?>> alternativeNames(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null ? List.of() : names;
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    /** A certificate is made by strangers: nothing of it may break a line of the log. */
    private static String oneLine(String text) {
        return Stream.of(text.split("\\p{Cntrl}+")).collect(Collectors.joining(" "));
    }
}
