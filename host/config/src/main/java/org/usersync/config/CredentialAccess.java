package org.usersync.config;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.usersync.spi.secret.PrivateKeyException;
import org.usersync.spi.secret.PrivateKeyReader;
import org.usersync.spi.secret.SecretSource;

/** What the configuration needs to reach secrets and keys. The caller of the loader provides it; asked on its thread. */
public interface CredentialAccess {
    /** The name of the source that {@code secure_…_key} means. */
    String KEYRING = "keyring";

    /** {@return the names of the registered sources} */
    Collection<String> sources();

    /**
     * A source of secrets.
     *
     * @param name its name in configuration files
     * @return the source, or empty if none of that name is registered
     */
    Optional<SecretSource> source(String name);

    /** {@return reads private keys} */
    PrivateKeyReader privateKeys();

    /** {@return access for a program with neither sources nor a reader of keys: everything that needs one is refused} */
    static CredentialAccess none() {
        return new CredentialAccess() {
            @Override
            public Collection<String> sources() {
                return List.of();
            }

            @Override
            public Optional<SecretSource> source(String name) {
                return Optional.empty();
            }

            @Override
            public PrivateKeyReader privateKeys() {
                return (pem, passPhrase) -> {
                    throw new PrivateKeyException(
                            PrivateKeyException.Reason.NO_KEY,
                            "cannot be read: no bundle for private keys is installed",
                            null);
                };
            }
        };
    }
}
