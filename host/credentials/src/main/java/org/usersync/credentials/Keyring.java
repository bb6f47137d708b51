package org.usersync.credentials;

import java.util.Optional;

import org.usersync.spi.secret.Secret;
import org.usersync.spi.secret.SecretException;

/**
 * The operating system's keyring of the user who runs the program. Entries are shared with Python's {@code keyring}: what
 * the one writes, the other finds. Nothing of it is touched before the first call. Safe for use by several threads.
 */
public interface Keyring {
    /** {@return what the keyring is called here, for messages, such as {@code Secret Service}} */
    String name();

    /**
     * Looks a secret up.
     *
     * @param service the entry's service
     * @param account the entry's user name
     * @return the secret, or empty if there is no such entry
     * @throws SecretException if there is no keyring, or it is locked
     */
    Optional<Secret> find(String service, String account) throws SecretException;

    /**
     * Writes a secret; an entry of the same service and account is overwritten.
     *
     * @param service the entry's service
     * @param account the entry's user name
     * @param secret the secret, not empty
     * @throws SecretException if there is no keyring, or it is locked
     */
    void put(String service, String account, Secret secret) throws SecretException;

    /**
     * Removes an entry.
     *
     * @param service the entry's service
     * @param account the entry's user name
     * @return whether there was one
     * @throws SecretException if there is no keyring, or it is locked
     */
    boolean remove(String service, String account) throws SecretException;
}
