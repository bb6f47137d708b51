package org.usersync.config;

import java.util.Set;

import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.connector.Capability;

/**
 * The directory connector of a run.
 *
 * @param name its name
 * @param values its options, checked against its schema
 * @param capabilities what it can do
 */
public record ConnectorSettings(String name, ConfigValues values, Set<Capability> capabilities) {
    /** Copies the set. */
    public ConnectorSettings {
        capabilities = Set.copyOf(capabilities);
    }
}
