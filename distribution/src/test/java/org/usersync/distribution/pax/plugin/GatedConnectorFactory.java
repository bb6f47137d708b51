package org.usersync.distribution.pax.plugin;

import java.util.Set;

import org.osgi.framework.FrameworkUtil;
import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.connector.Capability;
import org.usersync.spi.connector.ConnectorContext;
import org.usersync.spi.connector.DirectoryConnector;
import org.usersync.spi.connector.DirectoryConnectorFactory;

/** In a bundle of the tests: its connectors stop in the middle of a read until the test lets them go on. */
public final class GatedConnectorFactory implements DirectoryConnectorFactory {
    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.ALL_USERS);
    }

    @Override
    public ConfigSchema configSchema() {
        return ConfigSchema.of();
    }

    @Override
    public DirectoryConnector create(ConfigValues config, ConnectorContext context) {
        return new GatedConnector(
                "v" + FrameworkUtil.getBundle(getClass()).getVersion().getMajor());
    }
}
