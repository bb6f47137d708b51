package org.usersync.connector.adobe.console.internal;

import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.usersync.engine.target.TargetException;
import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.connector.Capability;
import org.usersync.spi.connector.ConnectorContext;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.DirectoryConnector;
import org.usersync.spi.connector.DirectoryConnectorFactory;
import org.usersync.spi.secret.PrivateKeyReader;
import org.usersync.umapi.RequestIds;
import org.usersync.umapi.UmapiSettings;
import org.usersync.umapi.UmapiTargets;

/** Makes connectors that read an Adobe organisation. */
@Component(property = DirectoryConnectorFactory.NAME + "=adobe_console")
public final class ConsoleConnectorFactory implements DirectoryConnectorFactory {
    private final PrivateKeyReader keys;

    /**
     * Made by declarative services.
     *
     * @param keys reads the private key of a technical account
     */
    @Activate
    public ConsoleConnectorFactory(@Reference PrivateKeyReader keys) {
        this.keys = keys;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.ALL_USERS, Capability.MEMBER_GROUPS);
    }

    /** {@return the options of connectors, for the manual} */
    public static ConfigSchema schema() {
        return ConsoleOptions.schema();
    }

    @Override
    public ConfigSchema configSchema() {
        return schema();
    }

    @Override
    public DirectoryConnector create(ConfigValues config, ConnectorContext context) {
        Logger logger =
                LoggerFactory.getLogger(config.text(ConsoleOptions.LOGGER_NAME).orElse("adobe_console"));
        UmapiSettings settings = ConsoleOptions.settings(config, context.instanceName(), keys, logger);
        try {
            return new ConsoleConnector(
                    UmapiTargets.open(
                            settings, context::http, context.clock(), context.cancellation(), new RequestIds()),
                    settings.orgId(),
                    ConsoleOptions.onlyType(config),
                    logger);
        } catch (TargetException failure) {
            throw new ConnectorException(ConnectorException.Kind.CONFIG, String.valueOf(failure.getMessage()), failure);
        }
    }
}
