package org.usersync.spi.secret;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

/** What a source may know of the secret that is asked for. Immutable. */
@ProviderType
public interface SecretRequest {
    /** {@return the key of the configuration file whose value is wanted, such as {@code client_secret}} */
    String option();

    /** {@return the user name that belongs to the secret, such as the organisation's id; empty if it has none} */
    Optional<String> account();

    /** {@return the folder of the configuration file, absolute: what paths are relative to} */
    Path directory();

    /** {@return the environment variables of the process} */
    Map<String, String> environment();
}
