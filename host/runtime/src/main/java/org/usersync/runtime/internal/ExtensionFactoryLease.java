package org.usersync.runtime.internal;

import org.usersync.runtime.ExtensionLease;
import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.extension.Extension;
import org.usersync.spi.extension.ExtensionContext;
import org.usersync.spi.extension.ExtensionFactory;

/** A borrowed factory of extensions. */
final class ExtensionFactoryLease implements ExtensionLease {
    private final SlotLease<ExtensionFactory> lease;

    ExtensionFactoryLease(SlotLease<ExtensionFactory> lease) {
        this.lease = lease;
    }

    @Override
    public String name() {
        return lease.name();
    }

    @Override
    public ConfigSchema configSchema() {
        return lease.call("configSchema", ExtensionFactory::configSchema);
    }

    @Override
    public Extension create(ConfigValues config, ExtensionContext context) {
        ExtensionGuard guard = new ExtensionGuard(lease.guard(), lease.name());
        Extension extension = guard.call("create", () -> lease.factory().create(config, context));
        return new GuardedExtension(extension, guard);
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
