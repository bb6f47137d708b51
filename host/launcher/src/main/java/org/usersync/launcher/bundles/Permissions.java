package org.usersync.launcher.bundles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Who may write a file. File systems without POSIX permissions, as on Windows, are not asked. */
final class Permissions {
    private static final Set<PosixFilePermission> OTHERS =
            EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private Permissions() {}

    /** {@return what is wrong with the permissions of a file or folder that decides what runs} */
    static Optional<String> problem(Path path) {
        return openToOthers(path)
                ? Optional.of("'" + path
                        + "' can be written by others than its owner, who could exchange what runs here; close it by:"
                        + " chmod go-w '" + path + "'")
                : Optional.empty();
    }

    static boolean openToOthers(Path path) {
        try {
            return posix(path) && Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains);
        } catch (IOException unreadable) {
            // Nothing is read from what cannot be looked at; whoever reads it tells why.
            return false;
        }
    }

    static void closeToOthers(Path path) throws IOException {
        if (posix(path)) {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
            if (permissions.removeAll(OTHERS)) {
                Files.setPosixFilePermissions(path, permissions);
            }
        }
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
