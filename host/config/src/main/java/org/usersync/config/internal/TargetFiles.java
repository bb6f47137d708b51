package org.usersync.config.internal;

import java.nio.file.Path;
import java.util.List;

/**
 * The files of one target.
 *
 * @param name its name
 * @param files they merge; empty if an error was reported
 */
public record TargetFiles(String name, List<Path> files) {
    /** Copies the list. */
    public TargetFiles {
        files = List.copyOf(files);
    }
}
