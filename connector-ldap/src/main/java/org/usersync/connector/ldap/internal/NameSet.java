package org.usersync.connector.ldap.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A set of names in 32 bytes a name, however long they are: it keeps half of each name's SHA-256, which no two names
 * share.
 */
final class NameSet {
    private static final int FIRST_SLOTS = 1 << 10;

    private final MessageDigest digest;
    /** Two numbers a slot; a free slot holds two zeros. */
    private long[] slots = new long[2 * FIRST_SLOTS];

    private int size;

    NameSet() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Adds a name; false if it was there. */
    boolean add(String name) {
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
        if (!put(slots, hash.getLong(), hash.getLong())) {
            return false;
        }
        size++;
        // Half of the slots stay free, so that a search is short.
        if (size * 4 > slots.length) {
            grow();
        }
        return true;
    }

    private void grow() {
        long[] larger = new long[slots.length * 2];
        for (int slot = 0; slot < slots.length; slot += 2) {
            if (slots[slot] != 0 || slots[slot + 1] != 0) {
                put(larger, slots[slot], slots[slot + 1]);
            }
        }
        slots = larger;
    }

    private static boolean put(long[] slots, long high, long low) {
        int slot = (int) (high & (slots.length / 2 - 1)) * 2;
        while (slots[slot] != 0 || slots[slot + 1] != 0) {
            if (slots[slot] == high && slots[slot + 1] == low) {
                return false;
            }
            slot = (slot + 2) % slots.length;
        }
        slots[slot] = high;
        slots[slot + 1] = low;
        return true;
    }
}
