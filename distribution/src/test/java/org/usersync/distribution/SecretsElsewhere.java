package org.usersync.distribution;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStore.PasswordProtection;
import java.security.KeyStore.SecretKeyEntry;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Secrets in files and key stores of a folder of their own. */
record SecretsElsewhere(Path folder) {
    /** Writes a file for its owner alone. */
    void file(String name, String content) throws IOException {
        Files.createDirectories(folder);
        Path file = Files.writeString(folder.resolve(name), content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    /** Makes a key store, as {@code keytool -importpass} does, whose one entry has a password of its own. */
    void keyStore(String name, String password, String alias, String secret, String entryPassword)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setEntry(
                alias,
                new SecretKeyEntry(
                        SecretKeyFactory.getInstance("PBE").generateSecret(new PBEKeySpec(secret.toCharArray()))),
                new PasswordProtection(entryPassword.toCharArray()));
        Files.createDirectories(folder);
        try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
            store.store(out, password.toCharArray());
        }
    }
}
