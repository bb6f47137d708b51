package org.usersync.credentials.internal.source;

import java.util.Optional;

import org.osgi.service.component.annotations.Component;
import org.usersync.spi.config.ConfigOption;
import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.config.OptionType;
import org.usersync.spi.secret.Secret;
import org.usersync.spi.secret.SecretException;
import org.usersync.spi.secret.SecretRequest;
import org.usersync.spi.secret.SecretSource;

/** {@code {env: NAME}}: an environment variable of the process. */
@Component(property = SecretSource.NAME + "=env")
public final class EnvironmentSource implements SecretSource {
    private static final String VARIABLE = "name";

    @Override
    public ConfigSchema schema() {
        return ConfigSchema.of(ConfigOption.builder(VARIABLE, OptionType.TEXT, "The name of the variable.")
                .required()
                .build());
    }

    @Override
    public Optional<String> shortOption() {
        return Optional.of(VARIABLE);
    }

    @Override
    public Secret read(ConfigValues values, SecretRequest request) throws SecretException {
        String name = values.text(VARIABLE).orElseThrow().strip();
        String value = request.environment().get(name);
        if (value == null || value.isEmpty()) {
            throw new SecretException("the environment variable " + name + " is "
                    + (value == null ? "not set" : "empty") + " for this process");
        }
        return Secret.of(value);
    }
}
