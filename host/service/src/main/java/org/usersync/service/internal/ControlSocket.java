package org.usersync.service.internal;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.usersync.commandline.CommandException;
import org.usersync.commandline.ExitStatus;
import org.usersync.commandline.PrivateFiles;

/**
 * Where a service listens: a Unix domain socket in the user's state folder, for its owner alone. Windows 10 and later have
 * such sockets too; the folder's rights protect it there.
 */
final class ControlSocket {
    /** What the system takes as the name of such a socket, less one. */
    private static final int LONGEST_NAME = 100;

    private ControlSocket() {}

    /** {@return the folder of the service's own files} */
    static Path folder(Path state) {
        return state.resolve("service");
    }

    private static Path file(Path state) {
        return folder(state).resolve("control.sock");
    }

    /**
     * Opens the socket of a service. Nobody else may have it: the caller holds the service's lock.
     *
     * @param state the user's state folder
     * @return the open socket
     * @throws CommandException if it cannot be opened
     */
    static ServerSocketChannel listen(Path state) throws CommandException {
        Path file = file(state);
        if (file.toString().length() > LONGEST_NAME) {
            throw new CommandException(
                    ExitStatus.ABORTED,
                    "the name of the control socket is too long for the system: " + file
                            + "; set USER_SYNC_STATE to a shorter folder");
        }
        try {
            PrivateFiles.folder(folder(state));
            // a killed service leaves its socket behind
            Files.deleteIfExists(file);
            ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            channel.bind(UnixDomainSocketAddress.of(file));
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
            return channel;
        } catch (IOException | UnsupportedOperationException impossible) {
            throw new CommandException(
                    ExitStatus.ABORTED,
                    "the control socket " + file + " cannot be opened: " + impossible.getMessage(),
                    impossible);
        }
    }

    /** Takes the socket's file away. */
    static void delete(Path state) throws IOException {
        Files.deleteIfExists(file(state));
    }

    /**
     * Reaches the running service.
     *
     * @param state the user's state folder
     * @return a connection
     * @throws CommandException if no service of this user runs
     */
    static SocketChannel connect(Path state) throws CommandException {
        Path file = file(state);
        try {
            return SocketChannel.open(UnixDomainSocketAddress.of(file));
        } catch (IOException | UnsupportedOperationException nobody) {
            throw new CommandException(
                    ExitStatus.ABORTED,
                    "no service of this user runs here (" + file + "): begin it with 'user-sync serve', or set"
                            + " USER_SYNC_STATE to the state folder of the one that runs",
                    nobody);
        }
    }
}
