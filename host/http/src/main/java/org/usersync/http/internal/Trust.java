package org.usersync.http.internal;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

import org.jspecify.annotations.Nullable;
import org.usersync.http.NetworkSettings;
import org.usersync.http.NetworkSettingsException;

/** Decides which certificates are trusted, and which is shown. */
final class Trust {
    private final Clock clock;
    private final ClientKeys keys;

    Trust(Clock clock, ClientKeys keys) {
        this.clock = clock;
        this.keys = keys;
    }

    /**
     * Trusts Java's trust store and the certificates of the settings.
     *
     * @param network the settings
     * @return a new context
     */
    SSLContext verifying(NetworkSettings network) {
        KeyManager[] own = own(network);
        try {
            List<X509Certificate> more = network.trusted();
            X509ExtendedTrustManager java = managerOf(null);
            X509ExtendedTrustManager all = more.isEmpty() ? java : managerOf(united(java, more));
            return context(own, new ExplainingTrustManager(all, clock));
        } catch (GeneralSecurityException | IOException e) {
            throw new NetworkSettingsException("Java's trust store cannot be used (" + e.getMessage()
                    + "); check javax.net.ssl.trustStore if it is set.");
        }
    }

    /**
     * Trusts anybody.
     *
     * @param network the settings
     * @return a new context
     */
    SSLContext blind(NetworkSettings network) {
        KeyManager[] own = own(network);
        try {
            return context(own, new TrustsAnybody());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("TLS is not available", e);
        }
    }

    private KeyManager @Nullable [] own(NetworkSettings network) {
        try {
            return keys.managers(network.clientCertificate());
        } catch (GeneralSecurityException e) {
            throw new NetworkSettingsException("The client certificate cannot be used (" + e.getMessage() + ").");
        }
    }

    private static SSLContext context(KeyManager @Nullable [] own, TrustManager manager)
            throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own, new TrustManager[] {manager}, null);
        return context;
    }

    /** Null means the store that Java itself would use, system properties included. */
    private static X509ExtendedTrustManager managerOf(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager extended) {
                return extended;
            }
        }
        throw new GeneralSecurityException("no trust manager for X.509 certificates");
    }

    /** One store and not one manager after the other: a chain may need certificates of both. */
    private static KeyStore united(X509ExtendedTrustManager java, List<X509Certificate> more)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        int number = 0;
        for (X509Certificate certificate : java.getAcceptedIssuers()) {
            store.setCertificateEntry("java-" + number++, certificate);
        }
        for (X509Certificate certificate : more) {
            store.setCertificateEntry("bundle-" + number++, certificate);
        }
        return store;
    }

    /** The administrator asked for it, and was warned. An extended manager also keeps Java from comparing names. */
    private static final class TrustsAnybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
