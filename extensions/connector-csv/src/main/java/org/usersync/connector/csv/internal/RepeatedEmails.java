package org.usersync.connector.csv.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * Finds out which emails stand in several rows, in 8 bytes a row. Rows of one email have to be joined, and only the
 * last one tells the values; this way only those rows are kept until the end, and all others pass at once.
 *
 * <p>Two emails of equal digest count as one that is repeated: their rows are merely kept longer.
 */
final class RepeatedEmails {
    private long[] digests = new long[1024];
    private int size;

    void add(String key) {
        if (size == digests.length) {
            digests = Arrays.copyOf(digests, size * 2);
        }
        digests[size++] = digest(key);
    }

    /** Forgets the emails that stand in one row only. */
    void finish() {
        Arrays.sort(digests, 0, size);
        int kept = 0;
        for (int i = 1; i < size; i++) {
            long digest = digests[i];
            if (digest == digests[i - 1] && (kept == 0 || digests[kept - 1] != digest)) {
                digests[kept++] = digest;
            }
        }
        digests = Arrays.copyOf(digests, kept);
        size = kept;
    }

    boolean contains(String key) {
        return Arrays.binarySearch(digests, digest(key)) >= 0;
    }

    private static long digest(String key) {
        CRC32 checksum = new CRC32();
        checksum.update(key.getBytes(StandardCharsets.UTF_8));
        return checksum.getValue() << 32 | (key.hashCode() & 0xFFFFFFFFL);
    }
}
