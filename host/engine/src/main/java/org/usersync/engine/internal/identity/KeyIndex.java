package org.usersync.engine.internal.identity;

import java.util.function.IntFunction;

/**
 * Finds the numbers of things by a key that they have already. It holds numbers and hashes alone, 11 to 22 bytes an entry
 * instead of the 50 or so of a map of objects. Not thread-safe while it is filled.
 *
 * @param <K> the kind of key, with {@code equals} and {@code hashCode}
 */
public final class KeyIndex<K> {
    /** How many keys to approach at once: their places in memory fit in the processor's own. */
    public static final int TOGETHER = 250;

    private static final int LEAST = 16;

    private final IntFunction<K> keys;
    /** Pairs of hash and number + 1; 0 stands for an empty place. Length is a power of two. */
    private int[] places;

    private int size;
    /** Only written, so that looking at a place is not thought to be of no use. */
    @SuppressWarnings("UnusedVariable")
    private int lookedAt;

    /**
     * Makes an empty index.
     *
     * @param keys tells the key of a number that was put in
     * @param expected how many there will be about
     */
    public KeyIndex(IntFunction<K> keys, int expected) {
        this.keys = keys;
        int capacity = LEAST;
        while (capacity * 3L / 4 < expected) {
            capacity *= 2;
        }
        this.places = new int[2 * capacity];
    }

    /**
     * Has the memory brought near where keys are, or would be. A place of a large index is far from the processor, which
     * waits for many of them at once where nothing depends on any: whoever has several keys calls this, then asks for each.
     * Safe for use by several threads once the index is filled.
     *
     * @param hashes the keys' {@code hashCode}s
     * @return for each of them the number whose key is looked at first when it is asked for; -1 where there is none
     */
    public int[] approach(int[] hashes) {
        int[] numbers = new int[hashes.length];
        int mask = places.length - 2;
        int sum = 0;
        for (int i = 0; i < hashes.length; i++) {
            int place = spread(hashes[i]) << 1 & mask;
            sum += places[place];
            numbers[i] = places[place + 1] - 1;
        }
        lookedAt = sum;
        return numbers;
    }

    /**
     * Finds a number.
     *
     * @param key the key
     * @return the number that has it, or -1
     */
    public int find(K key) {
        return places[place(key, spread(key.hashCode())) + 1] - 1;
    }

    /**
     * Notes a number unless another one has its key.
     *
     * @param key the key
     * @param number 0 or more; the function of the constructor must tell its key from now on
     * @return the number that had the key before, or -1
     */
    public int putIfAbsent(K key, int number) {
        return note(key, number, false);
    }

    /**
     * Notes a number instead of the one that had its key before.
     *
     * @param key the key
     * @param number 0 or more
     * @return the number that had the key before, or -1
     */
    public int put(K key, int number) {
        return note(key, number, true);
    }

    private int note(K key, int number, boolean replace) {
        int hash = spread(key.hashCode());
        int place = place(key, hash);
        int known = places[place + 1] - 1;
        if (known < 0) {
            fill(place, hash, number);
        } else if (replace) {
            places[place + 1] = number + 1;
        }
        return known;
    }

    /** {@return where the key is, or the empty place where it would be} */
    private int place(K key, int hash) {
        int mask = places.length - 2;
        int place = hash << 1 & mask;
        while (places[place + 1] != 0
                && !(places[place] == hash && keys.apply(places[place + 1] - 1).equals(key))) {
            place = place + 2 & mask;
        }
        return place;
    }

    private void fill(int place, int hash, int number) {
        places[place] = hash;
        places[place + 1] = number + 1;
        size++;
        if (size * 8L > places.length * 3L) {
            grow();
        }
    }

    private void grow() {
        int[] old = places;
        places = new int[Math.multiplyExact(old.length, 2)];
        int mask = places.length - 2;
        for (int from = 0; from < old.length; from += 2) {
            if (old[from + 1] != 0) {
                int to = old[from] << 1 & mask;
                while (places[to + 1] != 0) {
                    to = to + 2 & mask;
                }
                places[to] = old[from];
                places[to + 1] = old[from + 1];
            }
        }
    }

    /**
     * Texts that differ by a running number have hashes in equal steps, which would fill long rows; here every bit of a hash
     * changes half of the others (the last step of MurmurHash3).
     */
    static int spread(int hash) {
        int mixed = hash;
        mixed = (mixed ^ mixed >>> 16) * 0x85EBCA6B;
        mixed = (mixed ^ mixed >>> 13) * 0xC2B2AE35;
        return mixed ^ mixed >>> 16;
    }
}
