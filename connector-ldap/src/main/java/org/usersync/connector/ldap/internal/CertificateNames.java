package org.usersync.connector.ldap.internal;

import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import com.unboundid.util.ssl.SSLSocketVerifier;

/** Checks that a server's certificate is for the name by which the configuration knows it. */
final class CertificateNames extends SSLSocketVerifier {
    /** The library wraps the reason into texts of its own, not into causes: so it is found again. */
    static final Pattern PROBLEM = Pattern.compile("its certificate is for another name than .*? \\(it names .*?\\)");

    private final HostNameSSLSocketVerifier verifier = new HostNameSSLSocketVerifier(true, false);

    @Override
    public void verifySSLSocket(String host, int port, SSLSocket socket) throws LDAPException {
        try {
            verifier.verifySSLSocket(host, port, socket);
        } catch (LDAPException failure) {
            throw new LDAPException(
                    ResultCode.CONNECT_ERROR,
                    "its certificate is for another name than " + host + " (it names " + names(socket) + ")",
                    failure);
        }
    }

    private static String names(SSLSocket socket) {
        try {
            Certificate[] chain = socket.getSession().getPeerCertificates();
            if (chain.length == 0 || !(chain[0] instanceof X509Certificate certificate)) {
                return "nobody";
            }
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null || names.isEmpty()
                    ? certificate.getSubjectX500Principal().getName()
                    : names.stream().map(name -> String.valueOf(name.get(1))).collect(Collectors.joining(", "));
        } catch (SSLPeerUnverifiedException | CertificateParsingException unreadable) {
            return "nobody";
        }
    }
}
