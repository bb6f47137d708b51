package org.usersync.launcher.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A bundle cache that no other process uses. Felix' own lock lets a second process in, hence a file lock of ours, which
 * the operating system frees however the process ends.
 */
final class CacheSlot implements AutoCloseable {
    private static final int MOST = 1000;

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
            return new CacheSlot(cache.resolve(name), channel, lock);
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        } finally {
            if (!taken) {
                channel.close();
            }
        }
    }

    Path folder() {
        return folder;
    }

    /** Removes everything that is in the slot. */
    void empty() throws StartException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.delete(each);
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
