package org.usersync.runtime;

import java.util.List;
import java.util.Optional;

/** The connectors that are registered now. Safe for use by several threads. */
public interface ConnectorRegistry {
    /** {@return all registered connectors by name, those that cannot be used among them, with the reason} */
    List<ConnectorDescription> connectors();

    /**
     * Borrows a connector for one run. As long as the lease is open, its bundle is not taken away.
     *
     * @param name the connector's name
     * @return a lease of the usable service of that name with the highest ranking, or empty if there is none
     */
    Optional<ConnectorLease> lease(String name);
}
