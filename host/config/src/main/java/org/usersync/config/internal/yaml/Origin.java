package org.usersync.config.internal.yaml;

import java.nio.file.Path;

/**
 * Where a value stands.
 *
 * @param file the file
 * @param line the line, from 1; 0 where none is known
 */
public record Origin(Path file, int line) {
    /**
     * A file as a whole.
     *
     * @param file the file
     * @return its origin
     */
    public static Origin of(Path file) {
        return new Origin(file, 0);
    }
}
