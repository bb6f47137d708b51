package org.usersync.engine.internal.identity;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Sorts by identity keys. Comparing two texts means reading them from four places of the memory; where there are hundreds
 * of thousands, that takes longer than everything else. So the first characters that make a difference are put into a
 * number, and only what has the same number is compared text by text.
 */
public final class KeyOrder {
    /** Characters in a number; its highest byte says the type. */
    private static final int CHARACTERS = 7;
    /** From here on a character does not fit in a byte. */
    private static final int WIDE = 0xff;

    private KeyOrder() {}

    private record Entry<T>(long number, T item) {}

    /**
     * Sorts a list.
     *
     * @param <T> the kind of item
     * @param items the list; sorted in place
     * @param key the key of an item
     * @param last decides between items of equal keys
     */
    public static <T> void sort(List<T> items, Function<T, IdentityKey> key, Comparator<T> last) {
        if (items.isEmpty()) {
            return;
        }
        int common = commonPrefix(items, key);
        @SuppressWarnings({"unchecked", "rawtypes"})
        Entry<T>[] entries = new Entry[items.size()];
        for (int i = 0; i < entries.length; i++) {
            T item = items.get(i);
            entries[i] = new Entry<>(number(key.apply(item), common), item);
        }
        Arrays.sort(entries, (first, second) -> {
            int order = Long.compare(first.number, second.number);
            if (order == 0) {
                order = key.apply(first.item).compareTo(key.apply(second.item));
            }
            return order == 0 ? last.compare(first.item, second.item) : order;
        });
        for (int i = 0; i < entries.length; i++) {
            items.set(i, entries[i].item);
        }
    }

    /** {@return how many characters all usernames begin with alike} */
    private static <T> int commonPrefix(List<T> items, Function<T, IdentityKey> key) {
        String first = key.apply(items.get(0)).username();
        int common = first.length();
        for (T item : items) {
            String other = key.apply(item).username();
            int same = 0;
            int most = Math.min(common, other.length());
            while (same < most && other.charAt(same) == first.charAt(same)) {
                same++;
            }
            common = same;
        }
        return common;
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
    private static long number(IdentityKey key, int common) {
        String username = key.username();
        long number = rank(key);
        boolean exact = true;
        for (int i = common; i < common + CHARACTERS; i++) {
            int character = 0;
            if (exact && i < username.length()) {
                character = Math.min(username.charAt(i), WIDE);
                // What follows a character that was cut off must not decide.
                exact = character < WIDE;
            }
            number = number << 8 | character;
        }
        return number;
    }
}
