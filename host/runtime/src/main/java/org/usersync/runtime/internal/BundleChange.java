package org.usersync.runtime.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.usersync.launcher.bundles.BundleLock;
import org.usersync.launcher.bundles.BundleSite;
import org.usersync.runtime.BundleChangeException;

/**
 * One change of a site's files: what comes is listed first and moved into place then, what leaves is deleted first and
 * taken from the list then, so that a program that starts meanwhile never meets a jar that is not listed.
 */
final class BundleChange {
    private final BundleSite site;
    private final Map<Path, Path> coming = new LinkedHashMap<>();
    private final Map<String, BundleLock.Entry> entries = new LinkedHashMap<>();
    private final List<Path> leaving;

    /**
     * Prepares a change.
     *
     * @param site the site, as it is now
     * @param leaving jars that go
     */
    BundleChange(BundleSite site, List<Path> leaving) {
        this.site = site;
        this.leaving = List.copyOf(leaving);
    }

    /** A jar comes: from this file to that one, which may be the same. */
    void add(Path from, Path to, BundleLock.Entry entry) {
        coming.put(to, from);
        entries.put(entry.sha256(), entry);
    }

    @FunctionalInterface
    interface LiveStep {
        void run() throws BundleChangeException;
    }

    /**
     * Makes the change, or leaves everything as it was.
     *
     * @param live what the running framework does between the coming and the leaving
     */
    void make(LiveStep live) throws IOException, BundleChangeException {
        Path folder = site.siteFolder();
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            BundleSite.closeToOthers(folder);
        }
        try (FileChannel channel =
                        FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = lock(channel)) {
            if (lock == null) {
                throw new BundleChangeException(
                        "another process changes the bundles in '" + folder + "' just now", null);
            }
            makeLocked(live);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ownProcess) {
            return null;
        }
    }

    private void makeLocked(LiveStep live) throws IOException, BundleChangeException {
        BundleLock before = site.siteLock();
        List<Path> moved = new ArrayList<>();
        boolean done = false;
        try {
            BundleLock with = before.with(entries.values());
            with.write();
            for (Map.Entry<Path, Path> jar : coming.entrySet()) {
                if (!jar.getKey().equals(jar.getValue())) {
                    copy(jar.getValue(), jar.getKey());
                    moved.add(jar.getKey());
                }
            }
            live.run();
            List<String> gone = new ArrayList<>();
            for (Path jar : leaving) {
                site.entry(jar).ifPresent(entry -> gone.add(entry.sha256()));
                Files.deleteIfExists(jar);
            }
            gone.removeAll(entries.keySet());
            with.without(gone).write();
            done = true;
        } finally {
            if (!done) {
                for (Path jar : moved) {
                    Files.deleteIfExists(jar);
                }
                before.write();
            }
        }
    }

    private void copy(Path from, Path to) throws IOException {
        Path next = to.resolveSibling("." + to.getFileName() + ".new");
        try {
            Files.copy(from, next, StandardCopyOption.REPLACE_EXISTING);
            BundleSite.closeToOthers(next);
            if (!entries.containsKey(BundleSite.sha256(next))) {
                throw new IOException(from + " changed while it was installed");
            }
            Files.move(next, to, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(next);
        }
    }
}
