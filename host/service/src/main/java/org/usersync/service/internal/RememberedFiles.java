package org.usersync.service.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.usersync.config.FileContents;

/**
 * The configuration files of one sync as they were when they could be used last, so that a mistake in a new file does not
 * stop the sync. For one run at a time.
 */
final class RememberedFiles {
    private Map<Path, byte[]> good = Map.of();

    /** Reads files of the disk and notes what they held. */
    static final class Reading implements FileContents {
        private final FileContents disk;
        private final Map<Path, byte[]> read = new HashMap<>();

        Reading(FileContents disk) {
            this.disk = disk;
        }

        @Override
        public InputStream open(Path file) throws IOException {
            try (InputStream in = disk.open(file)) {
                byte[] bytes = in.readAllBytes();
                read.put(file, bytes);
                return new ByteArrayInputStream(bytes);
            }
        }
    }

    /** Remembers what was read: it can be used. */
    void keep(Reading reading) {
        good = Map.copyOf(reading.read);
    }

    /** {@return whether something that could be used is remembered, other than what was read now} */
    boolean differsFrom(Reading reading) {
        return !good.isEmpty()
                && !(good.keySet().equals(reading.read.keySet())
                        && good.entrySet().stream()
                                .allMatch(entry -> Arrays.equals(entry.getValue(), reading.read.get(entry.getKey()))));
    }

    /** {@return the remembered files} */
    FileContents remembered() {
        Map<Path, byte[]> files = good;
        return file -> {
            byte[] bytes = files.get(file);
            if (bytes == null) {
                throw new IOException("it was not part of the configuration that could be used last");
            }
            return new ByteArrayInputStream(bytes);
        };
    }
}
