package org.usersync.spi.sample;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.usersync.spi.config.ConfigOption;
import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.config.OptionType;
import org.usersync.spi.connector.Capability;
import org.usersync.spi.connector.ConnectorContext;
import org.usersync.spi.connector.DirectoryConnector;
import org.usersync.spi.connector.DirectoryConnectorFactory;
import org.usersync.spi.connector.UserFormats;

/** Connectors to the address book of {@link SampleService}. A bundle would register it as a service. */
final class SampleConnectorFactory implements DirectoryConnectorFactory {
    private final Consumer<String> log;

    SampleConnectorFactory(Consumer<String> log) {
        this.log = log;
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.allOf(Capability.class);
    }

    @Override
    public ConfigSchema configSchema() {
        List<ConfigOption> options = new ArrayList<>();
        options.add(ConfigOption.builder("host", OptionType.TEXT, "The host of the address book.")
                .required()
                .build());
        options.add(ConfigOption.builder("token", OptionType.SECRET, "The token of the address book's API.")
                .required()
                .keyringAccount("host")
                .build());
        options.addAll(UserFormats.options("{email}", "{first}", "{last}", "{country}"));
        return ConfigSchema.of(options);
    }

    @Override
    public DirectoryConnector create(ConfigValues config, ConnectorContext context) {
        return new SampleConnector(
                config.text("host").orElseThrow(),
                config.secret("token").orElseThrow(),
                UserFormats.of(config, context.defaultIdentityType()),
                context,
                log);
    }
}
