package org.usersync.engine.internal.identity;

import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.IntFunction;

/**
 * Sorts by identity keys. Comparing two texts means reading them from four places of the memory; where there are hundreds
 * of thousands, that takes longer than everything else. So the first characters that make a difference are put into a
 * number, and only what has the same number is compared text by text.
 */
public final class KeyOrder {
    /** Characters in a number; its highest byte says the type, and how the username stands to the common prefix. */
    private static final int CHARACTERS = 7;
    /** From here on a character does not fit in a byte. */
    private static final int WIDE = 0xff;
    /** Fewer are sorted before a second core has begun. */
    private static final int WORTH_TWO_CORES = 8192;
    /** How many usernames tell the prefix. One that has another is sorted just as well. */
    private static final int SAMPLES = 64;

    private KeyOrder() {}

    private record Entry(long number, int item) {}

    /**
     * Sorts.
     *
     * @param items numbers of what is sorted; sorted in place
     * @param keys tells the key of an item; asked by several threads
     * @param last decides between items of equal keys
     */
    public static void sort(int[] items, IntFunction<IdentityKey> keys, Comparator<Integer> last) {
        if (items.length < 2) {
            return;
        }
        String prefix = commonPrefix(items, keys);
        Entry[] entries = new Entry[items.length];
        Arrays.parallelSetAll(entries, i -> new Entry(number(keys.apply(items[i]), prefix), items[i]));
        sort(entries, (first, second) -> {
            int order = Long.compare(first.number, second.number);
            if (order == 0) {
                order = keys.apply(first.item).compareTo(keys.apply(second.item));
            }
            return order == 0 ? last.compare(first.item, second.item) : order;
        });
        for (int i = 0; i < entries.length; i++) {
            items[i] = entries[i].item;
        }
    }

    /** On all cores, for everything waits for it. */
    private static void sort(Entry[] entries, Comparator<Entry> order) {
        if (ForkJoinPool.getCommonPoolParallelism() == 1 && entries.length > WORTH_TWO_CORES) {
            // Two cores, of which Java's parallel sort would use one. Two sorted halves are merged in one pass.
            int half = entries.length / 2;
            ForkJoinTask<?> second =
                    ForkJoinPool.commonPool().submit(() -> Arrays.sort(entries, half, entries.length, order));
            Arrays.sort(entries, 0, half, order);
            second.join();
            Arrays.sort(entries, order);
        } else {
            Arrays.parallelSort(entries, order);
        }
    }

    /** {@return what some of the usernames begin with alike} */
    private static String commonPrefix(int[] items, IntFunction<IdentityKey> keys) {
        String first = keys.apply(items[0]).username();
        int common = first.length();
        int step = Math.max(1, items.length / SAMPLES);
        for (int i = step; i < items.length; i += step) {
            String other = keys.apply(items[i]).username();
            while (!other.startsWith(first.substring(0, common))) {
                common--;
            }
        }
        return first.substring(0, common);
    }

    /** {@return the place of a key's type in the order of their names} */
    private static int rank(IdentityKey key) {
        if (key.type() == null) {
            return 3;
        }
        return switch (key.type()) {
            case ADOBE_ID -> 0;
            case ENTERPRISE_ID -> 1;
            case FEDERATED_ID -> 2;
        };
    }

    /** {@return a number that is lower for one of two keys only if this key comes first} */
    private static long number(IdentityKey key, String prefix) {
        String username = key.username();
        boolean usual = username.startsWith(prefix);
        int relation = usual ? 1 : username.compareTo(prefix) < 0 ? 0 : 2;
        int begin = usual ? prefix.length() : 0;
        int end = Math.min(username.length(), begin + CHARACTERS);
        long number = rank(key) * 4L + relation;
        boolean exact = true;
        for (int i = begin; i < end; i++) {
            // What follows a character that was cut off must not decide.
            int character = exact ? Math.min(username.charAt(i), WIDE) : 0;
            exact &= character < WIDE;
            number = (number << 8) | character;
        }
        return number << (8 * (begin + CHARACTERS - end));
    }
}
