package org.usersync.service.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.usersync.commandline.CommandException;
import org.usersync.commandline.ExitStatus;
import org.usersync.commandline.PrivateFiles;

/** Keeps a second service of the same state folder out: a lock of the operating system, which ends with the process. */
final class ServiceLock implements AutoCloseable {
    private final FileChannel channel;

    private ServiceLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @param state the user's state folder
     * @return the lock
     * @throws CommandException if another service has it, or the folder cannot be used
     */
    static ServiceLock take(Path state) throws CommandException {
        Path folder = ControlSocket.folder(state);
        try {
            PrivateFiles.folder(folder);
            FileChannel channel = FileChannel.open(
                    folder.resolve("service.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel)) {
                return new ServiceLock(channel);
            }
            channel.close();
        } catch (IOException unusable) {
            throw new CommandException(
                    ExitStatus.ABORTED, "the folder " + folder + " cannot be used: " + unusable.getMessage(), unusable);
        }
        throw new CommandException(
                ExitStatus.LOCKED,
                "another service with the state folder " + state + " runs; 'user-sync status' shows it");
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException ownProcess) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
