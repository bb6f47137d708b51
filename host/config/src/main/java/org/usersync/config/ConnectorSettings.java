package org.usersync.config;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.connector.Capability;

/**
 * The directory connector of a run.
 *
 * @param name its name
 * @param values its options, checked against its schema
 * @param inputFile the file of {@code --connector csv FILE} or {@code --users file FILE}, absolute; empty for every other
 *     connector
 * @param capabilities what it can do
 */
public record ConnectorSettings(
        String name, ConfigValues values, Optional<Path> inputFile, Set<Capability> capabilities) {
    /** Copies the set. */
    public ConnectorSettings {
        capabilities = Set.copyOf(capabilities);
    }
}
