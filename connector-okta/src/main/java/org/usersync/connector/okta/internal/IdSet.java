package org.usersync.connector.okta.internal;

import java.util.Arrays;

/**
 * A set of ids that only grows, packed into arrays: a group may have a million members, and there may be several such groups
 * at once. It takes some 40 bytes an id where a set of texts takes 130. Not thread-safe.
 */
final class IdSet {
    private static final int LEAST = 64;

    private byte[] texts = new byte[LEAST];
    private int[] ends = new int[LEAST];
    /** The number of an id + 1 at a place that its hash tells, or a later one; 0 stands for an empty place. */
    private int[] places = new int[LEAST];

    private int[] hashes = new int[LEAST];
    private int size;

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
        if (places[place] != 0) {
            return false;
        }
        note(end, hash);
        places[place] = size;
        if (2 * size > places.length) {
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
        return places[place(spread(id.hashCode()), end)] != 0;
    }

    /** {@return where the id is whose text stands behind all others, or the empty place where it would be} */
    private int place(int hash, int end) {
        int begin = begin(size);
        int place = hash & (places.length - 1);
        while (places[place] != 0) {
            int other = places[place] - 1;
            if (hashes[other] == hash && Arrays.equals(texts, begin, end, texts, begin(other), ends[other])) {
                return place;
            }
            place = (place + 1) & (places.length - 1);
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

    private void note(int end, int hash) {
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, 2 * size);
            hashes = Arrays.copyOf(hashes, 2 * size);
        }
        ends[size] = end;
        hashes[size] = hash;
        size++;
    }

    private void grow() {
        places = new int[Math.multiplyExact(places.length, 2)];
        for (int number = 0; number < size; number++) {
            int place = hashes[number] & (places.length - 1);
            while (places[place] != 0) {
                place = (place + 1) & (places.length - 1);
            }
            places[place] = number + 1;
        }
    }

    /** Ids that differ by a running number have hashes in equal steps; this spreads them. */
    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }
}
