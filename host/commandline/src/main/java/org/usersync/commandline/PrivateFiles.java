package org.usersync.commandline;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes the files and folders of a run: logs, lists, reports. They name people and what they may use, so those that are
 * made here belong to their owner alone, whatever the umask says. What exists already keeps its permissions, which are
 * the administrator's choice. File systems without POSIX permissions, as on Windows, pass on those of the folder.
 */
public final class PrivateFiles {
    private PrivateFiles() {}

    /**
     * Opens a file for writing; made with mode 0600 where it is missing.
     *
     * @param file the file
     * @param how what to do with content that is there already, such as {@link StandardOpenOption#APPEND} or
     *     {@link StandardOpenOption#TRUNCATE_EXISTING}
     * @return its stream, not buffered
     * @throws IOException if it cannot be written
     */
    public static OutputStream write(Path file, StandardOpenOption how) throws IOException {
        Set<OpenOption> options = new HashSet<>(List.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, how));
        return Channels.newOutputStream(Files.newByteChannel(file, options, mode(file, "rw-------")));
    }

    /**
     * Makes a folder, and those above it that are missing, with mode 0700.
     *
     * @param folder the folder
     * @throws IOException if it cannot be made
     */
    public static void folder(Path folder) throws IOException {
        try {
            Files.createDirectories(folder, mode(folder, "rwx------"));
        } catch (FileAlreadyExistsException e) {
            // A link to a folder is as good as a folder.
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    private static FileAttribute<?>[] mode(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
