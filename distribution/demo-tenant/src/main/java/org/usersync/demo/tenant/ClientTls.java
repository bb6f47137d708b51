package org.usersync.demo.tenant;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** TLS of clients of a tenant, which trust its authority and nobody else. Apart from the tenant, for processes without one. */
public final class ClientTls {
    private ClientTls() {}

    /**
     * Makes the TLS of a client.
     *
     * @param authorityPem the authority's certificate, see {@link DemoTenant#authorityPem}
     * @return a context that trusts this authority alone
     */
    public static SSLContext trusting(String authorityPem) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry(
                    "ca",
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(
                                    new ByteArrayInputStream(authorityPem.getBytes(StandardCharsets.US_ASCII))));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("not the certificate of an authority: " + e.getMessage(), e);
        }
    }
}
