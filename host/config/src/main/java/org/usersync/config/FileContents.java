package org.usersync.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the content of configuration files comes from: the disk, or a memory of what was there. */
@FunctionalInterface
public interface FileContents {
    /**
     * Opens a file.
     *
     * @param file the file
     * @return its content, to be closed by the caller
     * @throws IOException if there is none
     */
    InputStream open(Path file) throws IOException;

    /** {@return the files as they are on the disk} */
    static FileContents ofDisk() {
        return Files::newInputStream;
    }
}
