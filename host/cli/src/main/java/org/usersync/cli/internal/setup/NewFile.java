package org.usersync.cli.internal.setup;

import java.nio.file.Path;

/**
 * A file to be written.
 *
 * @param path where to, absolute
 * @param text its content
 * @param kind who may do what with it
 */
record NewFile(Path path, String text, Kind kind) {
    /** Who may do what with a file, where the system can tell. */
    enum Kind {
        /** The owner reads and writes it, nobody else: it will hold secrets. */
        PRIVATE("rw-------"),
        /** The owner writes it, everybody may run it. */
        SCRIPT("rwxr-xr-x");

        private final String permissions;

        Kind(String permissions) {
            this.permissions = permissions;
        }

        String permissions() {
            return permissions;
        }
    }
}
