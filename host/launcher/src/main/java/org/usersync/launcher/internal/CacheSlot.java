package org.usersync.launcher.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bundle cache that no other process uses. Felix' own lock lets a second process in, hence a file lock of ours, which
 * the operating system frees however the process ends.
 */
final class CacheSlot implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("launcher");
    private static final int MOST = 1000;
    private static final String ASIDE = ".old.";

    private final Path folder;
    private final FileChannel channel;
    private final FileLock lock;

    private CacheSlot(Path folder, FileChannel channel, FileLock lock) {
        this.folder = folder;
        this.channel = channel;
        this.lock = lock;
    }

    /** Takes the first slot that is free. */
    static CacheSlot take(Path state, String version) throws StartException {
        Path cache = state.resolve("cache");
        try {
            Files.createDirectories(cache);
            for (int number = 1; number <= MOST; number++) {
                CacheSlot slot = tryTake(cache, version + "-" + number);
                if (slot != null) {
                    return slot;
                }
            }
        } catch (IOException impossible) {
            throw new StartException("the folder '" + cache + "' cannot be used: " + impossible, impossible);
        }
        throw new StartException("all " + MOST + " caches in '" + cache + "' are in use by other processes");
    }

    private static @Nullable CacheSlot tryTake(Path cache, String name) throws IOException {
        FileChannel channel =
                FileChannel.open(cache.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean taken = false;
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                return null;
            }
            taken = true;
            CacheSlot slot = new CacheSlot(cache.resolve(name), channel, lock);
            slot.setAside();
            return slot;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        } finally {
            if (!taken) {
                channel.close();
            }
        }
    }

    /** {@return the folder; it is not there yet when the slot was taken just now} */
    Path folder() {
        return folder;
    }

    /**
     * Puts what an earlier process left out of the way. To delete some hundred files takes longer than many a command,
     * so that is done beside it; what is not deleted when the process ends, the next one deletes.
     */
    private void setAside() throws IOException {
        String prefix = folder.getFileName() + ASIDE;
        if (Files.exists(folder)) {
            Files.move(folder, folder.resolveSibling(prefix + System.nanoTime()), StandardCopyOption.ATOMIC_MOVE);
        }
        List<Path> old = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder.getParent(), prefix + "*")) {
            folders.forEach(old::add);
        }
        if (!old.isEmpty()) {
            Thread sweeper = new Thread(() -> old.forEach(CacheSlot::sweep), "user-sync cache sweeper");
            sweeper.setDaemon(true);
            sweeper.start();
        }
    }

    private static void sweep(Path folder) {
        try {
            delete(folder);
        } catch (StartException | UncheckedIOException left) {
            // the next process tries again
            LOG.debug("{}", left.toString());
        }
    }

    /** Removes everything that is in the slot. */
    void empty() throws StartException {
        if (Files.exists(folder)) {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws StartException {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.deleteIfExists(each);
            }
        } catch (IOException impossible) {
            throw new StartException("the cache '" + folder + "' cannot be emptied: " + impossible, impossible);
        }
    }

    /** Frees the slot. The lock file stays: whoever removed it could take the lock of a process that comes meanwhile. */
    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
