package org.usersync.service.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Tells whether a file was changed since somebody looked. For one thread. */
final class FileWatch {
    private final Path file;
    private String seen;

    /**
     * Begins to watch.
     *
     * @param file the file, as it is now
     */
    FileWatch(Path file) {
        this.file = file;
        this.seen = state();
    }

    /** {@return whether the file is another than at the last call} */
    boolean changed() {
        String now = state();
        boolean other = !now.equals(seen);
        seen = now;
        return other;
    }

    private String state() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.fileKey();
        } catch (IOException missing) {
            return "missing";
        }
    }
}
