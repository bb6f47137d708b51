package org.usersync.cli.internal;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.usersync.config.ConnectorCatalog;
import org.usersync.runtime.ConnectorDescription;
import org.usersync.runtime.ConnectorLease;
import org.usersync.runtime.ConnectorRegistry;

/**
 * The connectors as the configuration sees them. A connector that was asked for stays borrowed until this is closed, so
 * that the run uses the very one whose options were checked.
 */
final class LeasedConnectors implements ConnectorCatalog, AutoCloseable {
    private final ConnectorRegistry registry;
    private final Map<String, ConnectorLease> leases = new ConcurrentHashMap<>();

    LeasedConnectors(ConnectorRegistry registry) {
        this.registry = registry;
    }

    @Override
    public Collection<String> names() {
        return registry.connectors().stream()
                .filter(connector -> connector.problem().isEmpty())
                .map(ConnectorDescription::name)
                .sorted()
                .distinct()
                .toList();
    }

    @Override
    public Optional<Connector> connector(String name) {
        return lease(name).map(lease -> new Connector(lease.configSchema(), lease.capabilities()));
    }

    /** The borrowed connector of this name; empty if there is none. */
    Optional<ConnectorLease> lease(String name) {
        ConnectorLease known = leases.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<ConnectorLease> lease = registry.lease(name);
        lease.ifPresent(taken -> leases.put(name, taken));
        return lease;
    }

    /** {@return whether one of them is taken away, so that the run has to end} */
    boolean withdrawn() {
        return leases.values().stream().anyMatch(ConnectorLease::withdrawn);
    }

    @Override
    public void close() {
        leases.values().forEach(ConnectorLease::close);
        leases.clear();
    }
}
