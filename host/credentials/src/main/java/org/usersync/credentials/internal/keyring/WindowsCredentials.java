package org.usersync.credentials.internal.keyring;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.usersync.credentials.Keyring;
import org.usersync.credentials.internal.keyring.NativeCredentials.Credential;
import org.usersync.spi.secret.Secret;
import org.usersync.spi.secret.SecretException;

/**
 * Windows' Credential Manager, with the names that Python's {@code keyring} gives: the generic credential SERVICE; where
 * two accounts share a service, the one that was written first moves to ACCOUNT@SERVICE. Secrets are in UTF-16LE.
 */
final class WindowsCredentials implements Keyring {
    /** CRED_MAX_CREDENTIAL_BLOB_SIZE of wincred.h. */
    private static final int MOST_BYTES = 5 * 512;

    private final NativeCredentials credentials;

    WindowsCredentials(NativeCredentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public String name() {
        return "Credential Manager";
    }

    @Override
    public synchronized Optional<Secret> find(String service, String account) throws SecretException {
        for (String target : targets(service, account)) {
            Optional<Credential> found =
                    credentials.read(target).filter(each -> each.user().equals(account));
            if (found.isPresent()) {
                return found.map(each -> secret(each.blob()));
            }
        }
        return Optional.empty();
    }

    @Override
    public synchronized void put(String service, String account, Secret secret) throws SecretException {
        byte[] blob = secret.use(chars -> bytes(StandardCharsets.UTF_16LE.encode(CharBuffer.wrap(chars))));
        try {
            if (blob.length > MOST_BYTES) {
                throw new SecretException("the Credential Manager takes no secret of more than " + MOST_BYTES / 2
                        + " characters; keep this one in a file instead: {file: …}");
            }
            Optional<Credential> there = credentials.read(service);
            if (there.isPresent() && !there.get().user().equals(account)) {
                Credential other = there.get();
                credentials.write(new Credential(compound(service, other.user()), other.user(), other.blob()));
            }
            credentials.write(new Credential(service, account, ByteBuffer.wrap(blob)));
        } finally {
            Arrays.fill(blob, (byte) 0);
        }
    }

    @Override
    public synchronized boolean remove(String service, String account) throws SecretException {
        boolean removed = false;
        for (String target : targets(service, account)) {
            if (credentials
                    .read(target)
                    .filter(each -> each.user().equals(account))
                    .isPresent()) {
                credentials.delete(target);
                removed = true;
            }
        }
        return removed;
    }

    private static List<String> targets(String service, String account) {
        return List.of(service, compound(service, account));
    }

    private static String compound(String service, String account) {
        return account + "@" + service;
    }

    private static Secret secret(ByteBuffer blob) {
        CharBuffer decoded = StandardCharsets.UTF_16LE.decode(blob.duplicate());
        char[] chars = new char[decoded.remaining()];
        decoded.get(chars);
        Secret secret = Secret.of(chars);
        Arrays.fill(chars, '\0');
        return secret;
    }

    private static byte[] bytes(ByteBuffer encoded) {
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        return bytes;
    }
}
