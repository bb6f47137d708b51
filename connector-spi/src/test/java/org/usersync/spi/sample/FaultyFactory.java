package org.usersync.spi.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.usersync.spi.config.ConfigOption;
import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.config.OptionType;
import org.usersync.spi.connector.Capability;
import org.usersync.spi.connector.ConnectorContext;
import org.usersync.spi.connector.DirectoryConnector;
import org.usersync.spi.connector.DirectoryConnectorFactory;
import org.usersync.spi.tck.ConnectorFixture;

/** Makes sample connectors that break the contract in one way. */
final class FaultyFactory implements DirectoryConnectorFactory {
    private final Fault fault;
    private final DirectoryConnectorFactory sound;
    private final Consumer<String> log;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger readers = new AtomicInteger();

    FaultyFactory(Fault fault, DirectoryConnectorFactory sound, Consumer<String> log) {
        this.fault = fault;
        this.sound = sound;
        this.log = log;
    }

    @Override
    public Set<Capability> capabilities() {
        return sound.capabilities();
    }

    @Override
    public ConfigSchema configSchema() {
        List<ConfigOption> options = new ArrayList<>(sound.configSchema().options());
        switch (fault) {
            case CHANGING_SCHEMA ->
                options.add(ConfigOption.builder("x" + calls.incrementAndGet(), OptionType.TEXT, "X.")
                        .build());
            case BLANK_DOC ->
                options.add(ConfigOption.builder("x", OptionType.TEXT, " ").build());
            case WRONG_DEFAULT ->
                options.add(ConfigOption.builder("x", OptionType.INTEGER, "X.")
                        .range(1, 5)
                        .defaultValue("6")
                        .build());
            default -> {}
        }
        return ConfigSchema.of(options);
    }

    @Override
    public DirectoryConnector create(ConfigValues config, ConnectorContext context) {
        DirectoryConnector connector = sound.create(config, context);
        if (fault == Fault.CREATE_SENDS) {
            connector.check();
        }
        if (fault == Fault.SECRET_IN_LOG) {
            log.accept("reading with " + ConnectorFixture.SECRET);
        }
        return new FaultyConnector(fault, connector, context, readers);
    }
}
