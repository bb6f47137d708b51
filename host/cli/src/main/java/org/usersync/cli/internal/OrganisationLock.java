package org.usersync.cli.internal;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a second run off the Adobe organisations of this one, whichever configuration it has. These are locks of the
 * operating system: a killed process leaves none behind. Who holds a lock stands in a file beside it, because Windows
 * lets nobody read a locked file.
 */
final class OrganisationLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("main");

    private final List<Held> held = new ArrayList<>();

    private OrganisationLock() {}

    private record Held(FileChannel channel, FileLock lock, Path owner) {}

    /**
     * One organisation.
     *
     * @param host the host of its User Management API
     * @param orgId its id
     */
    record Organisation(String host, String orgId) {
        private String fileName() {
            String name = host.toLowerCase(Locale.ROOT) + "_" + orgId.toLowerCase(Locale.ROOT);
            // Percent-encoding keeps two names apart whatever characters they hold; a star may not stand in a file
            // name.
            return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("*", "%2A");
        }
    }

    /** Another run holds one of the locks. */
    static final class HeldByOther extends Exception {
        private static final long serialVersionUID = 1L;

        HeldByOther(String message) {
            super(message);
        }
    }

    /**
     * Takes the locks of all organisations, or none.
     *
     * @param folder where the locks lie; made if it is missing
     * @param organisations those that the run may change
     * @param self describes this run to others
     * @return the locks
     * @throws HeldByOther if another run, of this process or another, holds one; the message says who
     * @throws IOException if the folder cannot be used
     */
    static OrganisationLock take(Path folder, Collection<Organisation> organisations, String self)
            throws HeldByOther, IOException {
        Files.createDirectories(folder);
        OrganisationLock locks = new OrganisationLock();
        boolean complete = false;
        try {
            // One order for everybody, and each organisation once: two configurations may name it twice.
            TreeSet<String> names = new TreeSet<>();
            organisations.forEach(organisation -> names.add(organisation.fileName()));
            for (String name : names) {
                locks.takeOne(folder.resolve(name + ".lock"), folder.resolve(name + ".owner"), self);
            }
            complete = true;
            return locks;
        } finally {
            if (!complete) {
                locks.close();
            }
        }
    }

    private void takeOne(Path file, Path owner, String self) throws HeldByOther, IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = tryLock(channel);
            if (lock == null) {
                throw new HeldByOther(
                        "another run works on the same Adobe organisation: " + describe(owner) + "; lock file " + file);
            }
            Files.writeString(owner, self);
            held.add(new Held(channel, lock, owner));
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ownProcess) {
            return null;
        }
    }

    private static String describe(Path owner) {
        try {
            return Files.readString(owner).strip();
        } catch (IOException unreadable) {
            return "a process that did not say who it is";
        }
    }

    /** {@return how many organisations are locked} */
    int size() {
        return held.size();
    }

    /** Gives all locks back. */
    @Override
    public void close() {
        for (Held one : held) {
            try {
                // The owner's file goes first: once the lock is free, the file may be another run's.
                Files.deleteIfExists(one.owner());
                one.lock().release();
                one.channel().close();
            } catch (IOException stays) {
                // The system frees the lock with the process at the latest.
                LOG.debug("lock of {}: {}", one.owner(), stays.toString());
            }
        }
        held.clear();
    }
}
