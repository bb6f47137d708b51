package org.usersync.connector.ldap.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.PSSParameterSpec;
import java.util.Locale;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

import org.jspecify.annotations.Nullable;

/**
 * Ties a sign-in to the TLS connection it goes through: a proof that somebody in the middle passes on is worth nothing on
 * his own connection. The binding is the server's certificate (RFC 5929, tls-server-end-point), hashed as MS-NLMP 2.2.2.1
 * says.
 */
final class ChannelBinding {
    private static final String PREFIX = "tls-server-end-point:";
    /** Type and length of two addresses that are not there, and a length (RFC 2744, 3.11). */
    private static final int HEAD_BYTES = 20;

    private ChannelBinding() {}

    /** {@return the hash for NTLM, 16 bytes, or null without TLS or without a certificate} */
    static byte @Nullable [] hash(@Nullable SSLSession tls) throws GeneralSecurityException {
        if (tls == null) {
            return null;
        }
        try {
            Certificate[] chain = tls.getPeerCertificates();
            return chain.length > 0 && chain[0] instanceof X509Certificate certificate ? hash(certificate) : null;
        } catch (SSLPeerUnverifiedException none) {
            return null;
        }
    }

    static byte[] hash(X509Certificate certificate) throws GeneralSecurityException {
        byte[] prefix = PREFIX.getBytes(StandardCharsets.US_ASCII);
        byte[] certificateHash = MessageDigest.getInstance(digest(certificate)).digest(certificate.getEncoded());
        int length = prefix.length + certificateHash.length;
        ByteBuffer binding = ByteBuffer.allocate(HEAD_BYTES + length).order(ByteOrder.LITTLE_ENDIAN);
        binding.position(HEAD_BYTES - Integer.BYTES);
        binding.putInt(length).put(prefix).put(certificateHash);
        return MessageDigest.getInstance("MD5").digest(binding.array());
    }

    /** The hash of the certificate's signature; in place of MD5 and SHA-1, and where there is none, SHA-256. */
    private static String digest(X509Certificate certificate) {
        String algorithm = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        if (algorithm.equals("RSASSA-PSS")) {
            algorithm = pssDigest(certificate);
        }
        if (algorithm.startsWith("SHA384") || algorithm.startsWith("SHA-384")) {
            return "SHA-384";
        }
        return algorithm.startsWith("SHA512") || algorithm.startsWith("SHA-512") ? "SHA-512" : "SHA-256";
    }

    private static String pssDigest(X509Certificate certificate) {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
            parameters.init(certificate.getSigAlgParams());
            return parameters.getParameterSpec(PSSParameterSpec.class).getDigestAlgorithm();
        } catch (GeneralSecurityException | IOException unreadable) {
            return "SHA-256";
        }
    }
}
