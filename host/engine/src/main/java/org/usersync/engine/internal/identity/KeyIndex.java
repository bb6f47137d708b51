package org.usersync.engine.internal.identity;

import java.util.Arrays;
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
    /** The places of a part that is split: what it takes fits in the processor's own memory. */
    private static final int MOST = 1 << 16;
    /** Parts with fewer entries than this come only of hashes that are the same, which no splitting separates. */
    private static final int FEW = 4096;

    private final IntFunction<K> keys;
    /**
     * The part of each begin of a hash, 2 to the power of {@link #bits} of them. A part that has become full is split in two: a
     * large index never moves as a whole, and leaves no smaller ones behind.
     */
    private Part[] parts;

    private int bits;
    private int size;
    /** Empty places for one of two halves. */
    private int[] spare = new int[0];
    /** Only written, so that looking at a place is not thought to be of no use. */
    @SuppressWarnings("UnusedVariable")
    private int lookedAt;

    /** Hashes that begin alike. */
    private static final class Part {
        /** How many bits of the hashes are the same. */
        private int bits;
        /** Pairs of hash and number + 1; 0 stands for an empty place. Length is a power of two. */
        private int[] places;

        private int size;

        Part(int bits, int[] places) {
            this.bits = bits;
            this.places = places;
        }

        boolean full() {
            return size * 8L > places.length * 3L;
        }

        /** Puts in what is not in yet. */
        void add(int hash, int numberAndOne) {
            int mask = places.length - 2;
            int place = hash << 1 & mask;
            while (places[place + 1] != 0) {
                place = place + 2 & mask;
            }
            places[place] = hash;
            places[place + 1] = numberAndOne;
            size++;
        }
    }

    /**
     * Makes an empty index.
     *
     * @param keys tells the key of a number that was put in
     */
    public KeyIndex(IntFunction<K> keys) {
        this.keys = keys;
        this.parts = new Part[] {new Part(0, new int[2 * LEAST])};
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
        int sum = 0;
        for (int i = 0; i < hashes.length; i++) {
            int hash = spread(hashes[i]);
            int[] places = part(hash).places;
            int place = hash << 1 & places.length - 2;
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
        int hash = spread(key.hashCode());
        int[] places = part(hash).places;
        return places[place(places, key, hash) + 1] - 1;
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
        Part part = part(hash);
        int[] places = part.places;
        int place = place(places, key, hash);
        int known = places[place + 1] - 1;
        if (known < 0) {
            places[place] = hash;
            places[place + 1] = number + 1;
            part.size++;
            size++;
            if (part.full()) {
                makeRoom(part, hash);
            }
        } else if (replace) {
            places[place + 1] = number + 1;
        }
        return known;
    }

    private Part part(int hash) {
        return parts[number(hash, bits)];
    }

    /** {@return the first bits of a hash} */
    private static int number(int hash, int bits) {
        return bits == 0 ? 0 : hash >>> (Integer.SIZE - bits);
    }

    /** {@return where the key is, or the empty place where it would be} */
    private int place(int[] places, K key, int hash) {
        int mask = places.length - 2;
        int place = hash << 1 & mask;
        while (places[place + 1] != 0
                && !(places[place] == hash && keys.apply(places[place + 1] - 1).equals(key))) {
            place = place + 2 & mask;
        }
        return place;
    }

    private void makeRoom(Part part, int hash) {
        if (part.places.length != 2 * MOST || (part.bits == bits && parts.length > size / FEW)) {
            int[] few = part.places;
            part.places = new int[2 * few.length];
            part.size = 0;
            move(few, part, part, 0);
            return;
        }
        if (part.bits == bits) {
            Part[] half = parts;
            parts = new Part[Math.multiplyExact(half.length, 2)];
            Arrays.setAll(parts, number -> half[number / 2]);
            bits++;
        }
        split(part, hash);
    }

    private void split(Part part, int hash) {
        int[] both = part.places;
        part.places = spare.length == 0 ? new int[2 * MOST] : spare;
        part.size = 0;
        part.bits++;
        Part other = new Part(part.bits, new int[2 * MOST]);
        move(both, part, other, 1 << (Integer.SIZE - part.bits));
        Arrays.fill(both, 0);
        spare = both;
        int alike = bits - part.bits;
        int first = (number(hash, part.bits) | 1) << alike;
        Arrays.fill(parts, first, first + (1 << alike), other);
    }

    /** Moves to one part, or to the other where a bit of the hash is set. */
    private static void move(int[] from, Part one, Part other, int bit) {
        for (int place = 0; place < from.length; place += 2) {
            if (from[place + 1] != 0) {
                ((from[place] & bit) == 0 ? one : other).add(from[place], from[place + 1]);
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
