package org.usersync.config;

import java.util.List;
import java.util.Objects;

/**
 * A key of a configuration file, as the manual shows it.
 *
 * @param path from the top of the file, such as {@code limits.max_wait}; {@code []} follows a key whose value is a list of
 *     mappings
 * @param values what may stand there
 * @param standard what holds without the key; empty for nothing
 * @param meaning one sentence
 * @param oldNames earlier names of the last part of the path
 */
public record ConfigurationKey(String path, String values, String standard, String meaning, List<String> oldNames) {
    /** Checks and copies. */
    public ConfigurationKey {
        Objects.requireNonNull(path, "path");
        oldNames = List.copyOf(oldNames);
    }
}
