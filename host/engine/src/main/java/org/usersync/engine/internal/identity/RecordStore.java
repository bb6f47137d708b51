package org.usersync.engine.internal.identity;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Keeps records of texts and small numbers packed into byte arrays. A million users are a few hundred objects then, which the
 * garbage collector never has to look into, and take half the memory of as many objects of Java. A record is made to an
 * object again when somebody looks at it. Filled by one thread; afterwards read by any.
 */
public final class RecordStore {
    /** A record's place is the number of its chunk, and in these bits where in the chunk it begins. */
    private static final int PLACE_BITS = 20;

    private static final int LARGEST_CHUNK = 1 << PLACE_BITS;
    private static final int SMALLEST_CHUNK = 4096;

    private final List<byte[]> chunks = new ArrayList<>();
    private final Numbers places = new Numbers();
    private int end;
    /** Only written, so that looking at a record is not thought to be of no use. */
    @SuppressWarnings("UnusedVariable")
    private int lookedAt;

    /** {@return how many records there are; their numbers begin with 0} */
    public int size() {
        return places.size();
    }

    /**
     * Appends a record.
     *
     * @param record what was written
     * @return its number
     */
    public int add(Writer record) {
        places.add(append(record));
        return places.size() - 1;
    }

    /**
     * Puts a record in the place of another.
     *
     * @param number the number
     * @param record what was written
     */
    public void set(int number, Writer record) {
        places.set(number, append(record));
    }

    /**
     * Compares a record with another one that is not in the store.
     *
     * @param number its number
     * @param other what was written, no more values than the record has
     * @return whether the record begins with the same values
     */
    public boolean beginsWith(int number, Writer other) {
        int place = places.get(number);
        byte[] chunk = chunks.get(place >>> PLACE_BITS);
        int begin = place & LARGEST_CHUNK - 1;
        return chunk.length - begin >= other.length
                && Arrays.equals(chunk, begin, begin + other.length, other.bytes, 0, other.length);
    }

    /**
     * Reads a record.
     *
     * @param number its number
     * @return stands at its first value
     */
    public Reader read(int number) {
        int place = places.get(number);
        return new Reader(chunks.get(place >>> PLACE_BITS), place & LARGEST_CHUNK - 1);
    }

    /**
     * Has the memory brought near where records are, as {@link KeyIndex#approach} does: whoever is to read several calls this,
     * then reads them. Safe for use by several threads once the store is filled.
     *
     * @param numbers the records' numbers; below 0 for none
     */
    public void approach(int[] numbers) {
        if (chunks.isEmpty()) {
            return;
        }
        int[] begins = new int[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            begins[i] = numbers[i] < 0 ? 0 : places.get(numbers[i]);
        }
        int sum = 0;
        for (int begin : begins) {
            sum += chunks.get(begin >>> PLACE_BITS)[begin & LARGEST_CHUNK - 1];
        }
        lookedAt = sum;
    }

    private int append(Writer record) {
        int last = chunks.size() - 1;
        if (last < 0 || chunks.get(last).length - end < record.length) {
            int usual = last < 0 ? SMALLEST_CHUNK : Math.min(LARGEST_CHUNK, 2 * chunks.get(last).length);
            // Longer than any chunk: then it has one of its own.
            chunks.add(new byte[Math.max(usual, record.length)]);
            last++;
            end = 0;
            if (last >>> (Integer.SIZE - PLACE_BITS) != 0) {
                throw new IllegalStateException("more than " + last + " MiB of users");
            }
        }
        int place = last << PLACE_BITS | end;
        System.arraycopy(record.bytes, 0, chunks.get(last), end, record.length);
        end += record.length;
        return place;
    }

    /** Writes one record after the other. Not for several threads. */
    public static final class Writer {
        /** Of a number, which has 7 bits a byte. */
        private static final int LONGEST_NUMBER = 5;

        private byte[] bytes = new byte[256];
        private int length;

        /**
         * Begins a record; what was written before is forgotten.
         *
         * @return this
         */
        public Writer begin() {
            length = 0;
            return this;
        }

        /**
         * Writes a number.
         *
         * @param number 0 or more; small ones are short
         * @return this
         */
        public Writer number(int number) {
            reserve(LONGEST_NUMBER);
            int rest = number;
            while (rest > Byte.MAX_VALUE) {
                bytes[length++] = (byte) (rest | 0x80);
                rest >>>= 7;
            }
            bytes[length++] = (byte) rest;
            return this;
        }

        /**
         * Writes a text.
         *
         * @param text the text, or null
         * @return this
         */
        public Writer text(@Nullable String text) {
            if (text == null) {
                return number(0);
            }
            int before = length;
            int characters = text.length();
            number((characters + 1) << 1);
            reserve(characters);
            int to = length;
            for (int i = 0; i < characters; i++) {
                char c = text.charAt(i);
                if (c > 0xff) {
                    length = before;
                    return wide(text);
                }
                bytes[to++] = (byte) c;
            }
            length = to;
            return this;
        }

        private Writer wide(String text) {
            int characters = text.length();
            number(((characters + 1) << 1) | 1);
            reserve(Math.multiplyExact(characters, 2));
            for (int i = 0; i < characters; i++) {
                char c = text.charAt(i);
                bytes[length++] = (byte) (c >>> 8);
                bytes[length++] = (byte) c;
            }
            return this;
        }

        private void reserve(int more) {
            if (bytes.length - length < more) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(length, more)));
            }
        }
    }

    /** Reads the values of one record in the order in which they were written. */
    public static final class Reader {
        private final byte[] bytes;
        private int place;

        private Reader(byte[] bytes, int place) {
            this.bytes = bytes;
            this.place = place;
        }

        /** {@return the next value, a number} */
        public int number() {
            int number = 0;
            for (int shift = 0; ; shift += 7) {
                byte next = bytes[place++];
                number |= (next & 0x7f) << shift;
                if (next >= 0) {
                    return number;
                }
            }
        }

        /** Passes over the next value, a text or null. */
        public void skipText() {
            int header = number();
            int length = (header >>> 1) - 1;
            if (length > 0) {
                place += (header & 1) == 0 ? length : 2 * length;
            }
        }

        /**
         * Passes over the next value of this record and of another one, texts or null.
         *
         * @param other the other one
         * @return whether they are the same
         */
        public boolean skipAlike(Reader other) {
            int begin = place;
            int otherBegin = other.place;
            skipText();
            other.skipText();
            // Equal texts are written alike.
            return Arrays.equals(bytes, begin, place, other.bytes, otherBegin, other.place);
        }

        /** {@return the next value, a text or null} */
        public @Nullable String text() {
            int header = number();
            int length = (header >>> 1) - 1;
            if (length < 0) {
                return null;
            }
            int from = place;
            if ((header & 1) == 0) {
                place += length;
                return length == 0 ? "" : new String(bytes, from, length, StandardCharsets.ISO_8859_1);
            }
            place += 2 * length;
            char[] characters = new char[length];
            for (int i = 0; i < length; i++) {
                characters[i] = (char) ((bytes[from + 2 * i] << 8) | (bytes[from + 2 * i + 1] & 0xff));
            }
            return String.valueOf(characters);
        }
    }
}
