package org.usersync.credentials.internal.keyring;

import java.nio.ByteBuffer;
import java.util.Optional;

import org.usersync.spi.secret.SecretException;

/** The calls of Windows that its credentials need. Generic credentials only. */
interface NativeCredentials {
    /**
     * A credential.
     *
     * @param target its name
     * @param user its user name
     * @param blob its secret, from the first byte to the limit
     */
    record Credential(String target, String user, ByteBuffer blob) {}

    Optional<Credential> read(String target) throws SecretException;

    void write(Credential credential) throws SecretException;

    void delete(String target) throws SecretException;
}
