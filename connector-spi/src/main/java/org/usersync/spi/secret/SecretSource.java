package org.usersync.spi.secret;

import java.util.Optional;

import org.osgi.annotation.versioning.ConsumerType;
import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.config.ConfigValues;

/**
 * A place where secrets are kept. A bundle registers it as an OSGi service with the property {@link #NAME}; a
 * configuration file then writes, in place of a secret, a mapping with that name as its only key:
 *
 * <pre>
 * client_secret:
 *   vault: {path: secret/adobe, field: client_secret}
 * </pre>
 *
 * <p>Stateless; used by several threads at once. An object lives as long as its service is registered.
 */
@ConsumerType
public interface SecretSource {
    /** The service property with the source's name in configuration files, in lower case, such as {@code vault}. */
    String NAME = "usersync.secret.source";

    /** {@return the options below the source's name} */
    ConfigSchema schema();

    /**
     * The option that a text or a list fills which stands in place of the options: {@code {env: TOKEN}} is short for
     * {@code {env: {name: TOKEN}}}.
     *
     * @return the name of an option of the schema, or empty if there is no short form
     */
    default Optional<String> shortOption() {
        return Optional.empty();
    }

    /**
     * Reads a secret. Called by the thread that loads the configuration, which waits for it; so it should answer, or
     * give up, within a minute.
     *
     * @param values the options, checked against the schema
     * @param request what else is known
     * @return the secret
     * @throws SecretException if there is no such secret, it is empty, or the source cannot be read
     */
    Secret read(ConfigValues values, SecretRequest request) throws SecretException;
}
