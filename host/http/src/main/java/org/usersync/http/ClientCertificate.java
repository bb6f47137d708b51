package org.usersync.http;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;

/**
 * What this program shows to servers that ask for a certificate. Immutable; its text form names the subject alone.
 *
 * @param key the private key of the first certificate
 * @param chain the certificate, then those of its issuers; at least one
 */
public record ClientCertificate(PrivateKey key, List<X509Certificate> chain) {
    /** Checks that nothing is missing. */
    public ClientCertificate {
        Objects.requireNonNull(key, "key");
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("a client certificate without a certificate");
        }
    }

    @Override
    public String toString() {
        return "ClientCertificate[" + chain.get(0).getSubjectX500Principal().getName() + "]";
    }
}
