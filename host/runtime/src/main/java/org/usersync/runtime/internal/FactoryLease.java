package org.usersync.runtime.internal;

import java.util.Set;

import org.usersync.runtime.ConnectorLease;
import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.connector.Capability;
import org.usersync.spi.connector.ConnectorContext;
import org.usersync.spi.connector.DirectoryConnector;
import org.usersync.spi.connector.DirectoryConnectorFactory;

/** A borrowed factory of connectors. */
final class FactoryLease implements ConnectorLease {
    private final SlotLease<DirectoryConnectorFactory> lease;

    FactoryLease(SlotLease<DirectoryConnectorFactory> lease) {
        this.lease = lease;
    }

    @Override
    public String name() {
        return lease.name();
    }

    @Override
    public Set<Capability> capabilities() {
        return lease.call("capabilities", DirectoryConnectorFactory::capabilities);
    }

    @Override
    public ConfigSchema configSchema() {
        return lease.call("configSchema", DirectoryConnectorFactory::configSchema);
    }

    @Override
    public DirectoryConnector create(ConfigValues config, ConnectorContext context) {
        ConnectorContext leased = new LeasedContext(context, lease::withdrawn);
        DirectoryConnector connector = lease.call("create", factory -> factory.create(config, leased));
        return new GuardedConnector(connector, lease.guard());
    }

    @Override
    public boolean withdrawn() {
        return lease.withdrawn();
    }

    @Override
    public void close() {
        lease.close();
    }
}
