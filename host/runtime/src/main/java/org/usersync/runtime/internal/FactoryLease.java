package org.usersync.runtime.internal;

import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import org.usersync.runtime.ConnectorLease;
import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.connector.Capability;
import org.usersync.spi.connector.ConnectorContext;
import org.usersync.spi.connector.DirectoryConnector;
import org.usersync.spi.connector.DirectoryConnectorFactory;

/** A borrowed factory. */
final class FactoryLease implements ConnectorLease {
    private final String name;
    private final DirectoryConnectorFactory factory;
    private final PluginGuard guard;
    private final Runnable giveBack;
    private final AtomicBoolean closed = new AtomicBoolean();

    FactoryLease(String name, DirectoryConnectorFactory factory, PluginGuard guard, Runnable giveBack) {
        this.name = name;
        this.factory = factory;
        this.guard = guard;
        this.giveBack = giveBack;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<Capability> capabilities() {
        return guard.call("capabilities", factory::capabilities);
    }

    @Override
    public ConfigSchema configSchema() {
        return guard.call("configSchema", factory::configSchema);
    }

    @Override
    public DirectoryConnector create(ConfigValues config, ConnectorContext context) {
        DirectoryConnector connector = guard.call("create", () -> factory.create(config, context));
        return new GuardedConnector(connector, guard);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            giveBack.run();
        }
    }
}
