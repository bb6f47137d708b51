package org.usersync.engine.internal.identity;

import java.util.Arrays;

/** A list of numbers that are no objects. Filled by one thread. */
public final class Numbers {
    private static final int LEAST = 16;

    private int[] numbers = new int[LEAST];
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
        return numbers[place];
    }

    /**
     * Puts a number in the place of another.
     *
     * @param place the place, from 0 to below the size
     * @param number the number
     */
    public void set(int place, int number) {
        numbers[place] = number;
    }

    /**
     * Appends a number.
     *
     * @param number the number
     */
    public void add(int number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.multiplyExact(size, 2));
        }
        numbers[size++] = number;
    }

    /** {@return the numbers in their order} */
    public int[] toArray() {
        return Arrays.copyOf(numbers, size);
    }
}
