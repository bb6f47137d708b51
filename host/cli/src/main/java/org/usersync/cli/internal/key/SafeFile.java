package org.usersync.cli.internal.key;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

import org.usersync.commandline.CommandException;
import org.usersync.commandline.ExitStatus;

/**
 * Replaces files as a whole: the new content is written beside and moved into place, so that a failure leaves the old file
 * as it was. A link stays a link; what it leads to is replaced.
 */
public final class SafeFile {
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

    private SafeFile() {}

    /**
     * Writes a file that its owner alone can read.
     *
     * @param file the file
     * @param content its content
     * @throws CommandException if it cannot be written; it is as it was then
     */
    public static void writeForOwner(Path file, byte[] content) throws CommandException {
        write(file, content, OWNER);
    }

    /**
     * Changes a file, which keeps its permissions.
     *
     * @param file the file, which exists
     * @param content its new content
     * @throws CommandException if it cannot be written; it is as it was then
     */
    public static void change(Path file, byte[] content) throws CommandException {
        try {
            write(file, content, isPosix(file) ? Files.getPosixFilePermissions(file) : OWNER);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private static void write(Path file, byte[] content, Set<PosixFilePermission> permissions) throws CommandException {
        try {
            Path target = Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? file.toRealPath() : file.toAbsolutePath();
            // such a file is its owner's alone from the start
            Path beside = Files.createTempFile(target.getParent(), ".user-sync", ".new");
            try {
                try (FileChannel out = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                    ByteBuffer rest = ByteBuffer.wrap(content);
                    while (rest.hasRemaining()) {
                        out.write(rest);
                    }
                    out.force(true);
                }
                if (isPosix(beside)) {
                    Files.setPosixFilePermissions(beside, permissions);
                }
                move(beside, target);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static CommandException failed(Path file, IOException e) {
        return new CommandException(
                ExitStatus.ABORTED,
                "'" + file + "' cannot be written: "
                        + (e instanceof java.nio.file.AccessDeniedException ? "permission denied" : e.getMessage()),
                e);
    }
}
