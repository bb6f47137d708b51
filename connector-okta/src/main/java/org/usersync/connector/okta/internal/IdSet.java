package org.usersync.connector.okta.internal;

import java.util.Arrays;

/**
 * A set of ids, packed into arrays: a group may have a million members, and there may be several such groups
 * at once. It takes some 40 bytes an id where a set of texts takes 130. Not thread-safe.
 */
final class IdSet {
    private static final int LEAST = 64;
    /** How many times the memory that was used may be kept for the ids to come. */
    private static final int MUCH = 16;

    private byte[] texts = new byte[LEAST];
    private int[] ends = new int[LEAST];
    /** Pairs of an id's hash and its number + 1, at a place that the hash tells, or a later one; 0 stands for an empty one. */
    private int[] places = new int[2 * LEAST];

    private int size;
    /** Only written, so that looking at a place is not thought to be of no use. */
    @SuppressWarnings("UnusedVariable")
    private int lookedAt;

    /**
     * Has the memory brought near where ids will be looked for. A place of a large set is far from the processor, which waits
     * for many of them at once where nothing depends on any.
     *
     * @param hashes the ids' {@code hashCode}s
     */
    void approach(int[] hashes) {
        int mask = places.length - 2;
        int sum = 0;
        for (int hash : hashes) {
            sum += places[spread(hash) << 1 & mask];
        }
        lookedAt = sum;
    }

    /**
     * Adds an id.
     *
     * @param id the id
     * @return whether it was not in the set before
     */
    boolean add(String id) {
        int end = write(id);
        int hash = spread(id.hashCode());
        int place = place(hash, end);
        if (places[place + 1] != 0) {
            return false;
        }
        note(end);
        places[place] = hash;
        places[place + 1] = size;
        if (size * 8L > places.length * 3L) {
            grow();
        }
        return true;
    }

    /**
     * Looks for an id.
     *
     * @param id the id
     * @return whether it is in the set
     */
    boolean contains(String id) {
        int end = write(id);
        return places[place(spread(id.hashCode()), end) + 1] != 0;
    }

    /**
     * Takes all ids out. The set keeps its memory, which need not be asked for again then; if much of it was not used this
     * time, emptying it would cost more than the ids did, and it is given up.
     */
    void clear() {
        if (places.length > MUCH * Math.max(size, LEAST)) {
            texts = new byte[LEAST];
            ends = new int[LEAST];
            places = new int[2 * LEAST];
        } else {
            Arrays.fill(places, 0);
        }
        size = 0;
    }

    /** {@return where the id is whose text stands behind all others, or the empty place where it would be} */
    private int place(int hash, int end) {
        int begin = begin(size);
        int mask = places.length - 2;
        int place = hash << 1 & mask;
        while (places[place + 1] != 0) {
            if (places[place] == hash) {
                int other = places[place + 1] - 1;
                if (Arrays.equals(texts, begin, end, texts, begin(other), ends[other])) {
                    return place;
                }
            }
            place = place + 2 & mask;
        }
        return place;
    }

    /** {@return where the text of an id begins} */
    private int begin(int number) {
        return number == 0 ? 0 : ends[number - 1];
    }

    /**
     * Writes a text behind all others: every character in groups of 7 bits, so that no two texts become the same bytes.
     *
     * @return where it ends
     */
    private int write(String id) {
        int begin = begin(size);
        int longest = Math.addExact(begin, Math.multiplyExact(id.length(), 3));
        if (longest > texts.length) {
            texts = Arrays.copyOf(texts, Math.max(longest, (int) Math.min(2L * texts.length, Integer.MAX_VALUE - 8)));
        }
        int end = begin;
        for (int i = 0; i < id.length(); i++) {
            int rest = id.charAt(i);
            while (rest > Byte.MAX_VALUE) {
                texts[end++] = (byte) (rest | 0x80);
                rest >>>= 7;
            }
            texts[end++] = (byte) rest;
        }
        return end;
    }

    private void note(int end) {
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, 2 * size);
        }
        ends[size] = end;
        size++;
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

    /** Ids that differ by a running number have hashes in equal steps; this spreads them. */
    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }
}
