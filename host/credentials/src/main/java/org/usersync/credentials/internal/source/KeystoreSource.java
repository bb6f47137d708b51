package org.usersync.credentials.internal.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import javax.crypto.SecretKey;

import org.osgi.service.component.annotations.Component;
import org.usersync.spi.config.ConfigOption;
import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.config.OptionType;
import org.usersync.spi.secret.Secret;
import org.usersync.spi.secret.SecretException;
import org.usersync.spi.secret.SecretRequest;
import org.usersync.spi.secret.SecretSource;

/**
 * {@code {keystore: {file: PATH, alias: NAME, password: …}}}: an entry of a Java key store (PKCS#12, JCEKS, JKS), which
 * {@code keytool -importpass} writes. A private key is given as PEM text.
 */
@Component(property = SecretSource.NAME + "=keystore")
public final class KeystoreSource implements SecretSource {
    private static final String FILE = "file";
    private static final String ALIAS = "alias";
    private static final String PASSWORD = "password";
    private static final String KEY_PASSWORD = "key_password";

    @Override
    public ConfigSchema schema() {
        return ConfigSchema.of(
                ConfigOption.builder(FILE, OptionType.FILE, "The key store.")
                        .required()
                        .build(),
                ConfigOption.builder(ALIAS, OptionType.TEXT, "The entry's name.")
                        .required()
                        .build(),
                ConfigOption.builder(PASSWORD, OptionType.SECRET, "The key store's password.")
                        .required()
                        .build(),
                ConfigOption.builder(KEY_PASSWORD, OptionType.SECRET, "The entry's password, if it has one of its own.")
                        .build());
    }

    @Override
    public Secret read(ConfigValues values, SecretRequest request) throws SecretException {
        Path file = values.file(FILE).orElseThrow();
        String alias = values.text(ALIAS).orElseThrow();
        Secret password = values.secret(PASSWORD).orElseThrow();
        KeyStore store = password.use(chars -> opened(file, chars));
        if (store == null) {
            throw new SecretException("the key store " + file
                    + " does not open: its password is wrong, or it is no key store (PKCS#12, JCEKS or JKS)");
        }
        Key key = entry(store, file, alias, values.secret(KEY_PASSWORD).orElse(password));
        return text(key, file, alias);
    }

    private static @org.jspecify.annotations.Nullable KeyStore opened(Path file, char[] password) {
        try {
            return KeyStore.getInstance(file.toFile(), password);
        } catch (IOException | GeneralSecurityException wrong) {
            return null;
        }
    }

    private static Key entry(KeyStore store, Path file, String alias, Secret password) throws SecretException {
        try {
            if (!store.containsAlias(alias)) {
                List<String> there = Collections.list(store.aliases());
                throw new SecretException("the key store " + file + " has no entry " + alias + "; it has "
                        + (there.isEmpty() ? "none" : String.join(", ", there)));
            }
            char[] chars = password.use(char[]::clone);
            try {
                Key key = store.getKey(alias, chars);
                if (key == null) {
                    throw new SecretException(
                            "the entry " + alias + " of the key store " + file + " is a certificate, not a secret");
                }
                return key;
            } finally {
                java.util.Arrays.fill(chars, '\0');
            }
        } catch (UnrecoverableKeyException e) {
            throw new SecretException(
                    "the entry " + alias + " of the key store " + file + " has another password; set " + KEY_PASSWORD);
        } catch (KeyStoreException | java.security.NoSuchAlgorithmException e) {
            throw new SecretException("the entry " + alias + " of the key store " + file + " cannot be read: " + e, e);
        }
    }

    private static Secret text(Key key, Path file, String alias) throws SecretException {
        byte[] encoded = key.getEncoded();
        if (encoded == null) {
            throw new SecretException("the entry " + alias + " of the key store " + file + " gives nothing away");
        }
        if (key instanceof PrivateKey) {
            String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                    .encodeToString(encoded);
            java.util.Arrays.fill(encoded, (byte) 0);
            return Secret.of("-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n");
        }
        if (key instanceof SecretKey) {
            return SecretText.of(encoded, "the entry " + alias + " of the key store " + file);
        }
        throw new SecretException("the entry " + alias + " of the key store " + file + " is no secret");
    }
}
