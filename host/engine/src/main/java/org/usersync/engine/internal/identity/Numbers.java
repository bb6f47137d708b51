package org.usersync.engine.internal.identity;

import java.util.Arrays;

/** A list of numbers that are no objects. Filled by one thread. */
public final class Numbers {
    private static final int LEAST = 16;
    private static final int CHUNK_BITS = 14;
    private static final int CHUNK = 1 << CHUNK_BITS;

    /** All full-sized but for the first, which grows to that size: a long list never moves as a whole. */
    private int[][] chunks = {new int[LEAST]};

    private int size;

    /** {@return how many there are} */
    public int size() {
        return size;
    }

    /**
     * Tells a number.
     *
     * @param place its place, from 0 to below the size
     * @return the number
     */
    public int get(int place) {
        return chunks[place >>> CHUNK_BITS][place & CHUNK - 1];
    }

    /**
     * Puts a number in the place of another.
     *
     * @param place the place, from 0 to below the size
     * @param number the number
     */
    public void set(int place, int number) {
        chunks[place >>> CHUNK_BITS][place & CHUNK - 1] = number;
    }

    /**
     * Appends a number.
     *
     * @param number the number
     */
    public void add(int number) {
        int chunk = size >>> CHUNK_BITS;
        if (chunk == chunks.length) {
            chunks = Arrays.copyOf(chunks, 2 * chunk);
        }
        if (chunks[chunk] == null) {
            chunks[chunk] = new int[CHUNK];
        } else if ((size & CHUNK - 1) == chunks[chunk].length) {
            chunks[chunk] = Arrays.copyOf(chunks[chunk], 2 * size);
        }
        set(size, number);
        size++;
    }

    /** {@return the numbers in their order} */
    public int[] toArray() {
        int[] numbers = new int[size];
        for (int begin = 0; begin < size; begin += CHUNK) {
            System.arraycopy(chunks[begin >>> CHUNK_BITS], 0, numbers, begin, Math.min(CHUNK, size - begin));
        }
        return numbers;
    }
}
