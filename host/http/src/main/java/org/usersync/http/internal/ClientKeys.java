package org.usersync.http.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

import org.jspecify.annotations.Nullable;
import org.usersync.http.ClientCertificate;
import org.usersync.http.NetworkSettingsException;

/**
 * The keys with which the program answers a server that asks for a certificate: those of the configuration, else the key
 * store of Java's system properties, which a program that makes its own {@code SSLContext} has to read itself.
 */
final class ClientKeys {
    private static final String STORE = "javax.net.ssl.keyStore";
    private static final String PASSWORD = "javax.net.ssl.keyStorePassword";
    private static final String TYPE = "javax.net.ssl.keyStoreType";
    private static final String PROVIDER = "javax.net.ssl.keyStoreProvider";
    /** By the JSSE reference guide: the store is not a file, as with a smart card. */
    private static final String NO_FILE = "NONE";

    private final Properties properties;

    /** @param properties Java's system properties */
    ClientKeys(Properties properties) {
        this.properties = properties;
    }

    /**
     * Finds the keys.
     *
     * @param configured by the configuration
     * @return null without any
     * @throws NetworkSettingsException if the key store of the system properties cannot be used
     */
    KeyManager @Nullable [] managers(Optional<ClientCertificate> configured) throws GeneralSecurityException {
        if (configured.isPresent()) {
            return managers(configured.get());
        }
        String file = properties.getProperty(STORE, "");
        return file.isEmpty() ? null : managers(file);
    }

    private static KeyManager[] managers(ClientCertificate certificate) throws GeneralSecurityException {
        // The store lives in this call alone; what protects it need not be known to anybody.
        char[] password = UUID.randomUUID().toString().toCharArray();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, password);
            store.setKeyEntry(
                    "client",
                    certificate.key(),
                    password,
                    certificate.chain().toArray(new java.security.cert.Certificate[0]));
            return managers(store, password);
        } catch (IOException e) {
            throw new GeneralSecurityException("a key store cannot be made", e);
        }
    }

    private KeyManager[] managers(String file) {
        char[] password = properties.getProperty(PASSWORD, "").toCharArray();
        try (InputStream content = file.equals(NO_FILE) ? null : Files.newInputStream(Path.of(file))) {
            KeyStore store = store();
            store.load(content, password.length == 0 ? null : password);
            return managers(store, password);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new NetworkSettingsException("The key store '" + file + "' that " + STORE + " names cannot be used ("
                    + reason(e) + "); check it, " + PASSWORD + " and " + TYPE + ".");
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private KeyStore store() throws GeneralSecurityException {
        String type = properties.getProperty(TYPE, KeyStore.getDefaultType());
        String provider = properties.getProperty(PROVIDER, "");
        return provider.isEmpty() ? KeyStore.getInstance(type) : KeyStore.getInstance(type, provider);
    }

    private static KeyManager[] managers(KeyStore store, char[] password) throws GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password);
        return factory.getKeyManagers();
    }

    private static String reason(Exception e) {
        String message = String.valueOf(e.getMessage()).replaceAll("\\p{Cntrl}+", " ");
        return e.getClass().getSimpleName() + ": " + message;
    }
}
