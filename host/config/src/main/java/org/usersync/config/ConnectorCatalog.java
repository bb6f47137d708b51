package org.usersync.config;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;

import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.connector.Capability;

/** Which connectors are registered. The caller of the loader provides it; asked on the thread that loads. */
public interface ConnectorCatalog {
    /** {@return the names of the registered connectors} */
    Collection<String> names();

    /**
     * Describes a connector.
     *
     * @param name its name
     * @return what it is, or empty if none of that name is registered
     */
    Optional<Connector> connector(String name);

    /**
     * What the configuration has to know of a connector.
     *
     * @param schema its options
     * @param capabilities what it can do
     */
    record Connector(ConfigSchema schema, Set<Capability> capabilities) {
        /** Copies the set. */
        public Connector {
            capabilities = Set.copyOf(capabilities);
        }
    }
}
