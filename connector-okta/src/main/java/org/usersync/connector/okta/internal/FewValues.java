package org.usersync.connector.okta.internal;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A handful of values by name, in a fifth of the memory of a {@link HashMap} and found as fast: thousands of users are on
 * their way to the host at any moment. Immutable.
 */
final class FewValues extends AbstractMap<String, @Nullable Object> {
    private static final int FEW = 8;

    private final String[] names;
    private final @Nullable Object[] values;

    private FewValues(String[] names, @Nullable Object[] values) {
        this.names = names;
        this.values = values;
    }

    /** The names that the objects of a list nearly always have, so that these share them. Safe for use by several threads. */
    static final class Names {
        private volatile String[] usual = new String[0];
        /** The first object of its names. Any thread writes it at any time. */
        private @Nullable FewValues first;
    }

    /** Collects values; of equal names the last one counts. Not thread-safe. */
    static final class Builder {
        private final Names known;
        private String[] names;
        /** Whether the array of names is this builder's: only then it may be written to. */
        private boolean own;

        private @Nullable Object[] values;
        private int size;
        private @Nullable Map<String, @Nullable Object> many;

        /**
         * Begins with nothing.
         *
         * @param known the names that came before, and come after
         */
        Builder(Names known) {
            this.known = known;
            this.names = known.usual;
            this.values = new Object[names.length];
        }

        void put(String name, @Nullable Object value) {
            if (many != null) {
                many.put(name, value);
                return;
            }
            // Known names differ from each other: as long as each came at its place, so does this one.
            boolean expected = !own && size < names.length && name.equals(names[size]);
            if (!expected) {
                int place = place(name);
                if (place < size) {
                    values[place] = value;
                    return;
                }
                if (size == FEW) {
                    many = new HashMap<>(build());
                    many.put(name, value);
                    return;
                }
                ownNames()[size] = name;
            }
            values[size++] = value;
        }

        private int place(String name) {
            for (int i = 0; i < size; i++) {
                if (names[i].equals(name)) {
                    return i;
                }
            }
            return size;
        }

        private String[] ownNames() {
            if (!own) {
                names = Arrays.copyOf(names, FEW);
                values = Arrays.copyOf(values, FEW);
                own = true;
            }
            return names;
        }

        Map<String, @Nullable Object> build() {
            if (many != null) {
                return many;
            }
            if (size < names.length) {
                names = Arrays.copyOf(names, size);
                values = Arrays.copyOf(values, size);
            }
            // Several threads look at it for every user: written each time, it would be fetched anew each time.
            if (known.usual != names) {
                known.usual = names;
            }
            return new FewValues(names, values);
        }

        /** {@return the same as {@link #build}; where it is equal to the first object of its names, that one} */
        Map<String, @Nullable Object> buildShared() {
            Map<String, @Nullable Object> built = build();
            if (!(built instanceof FewValues values)) {
                return built;
            }
            FewValues first = known.first;
            if (first == null || first.names != values.names) {
                // Not for other values: where those of all users differ, every thread would write it for each of them.
                known.first = values;
                return values;
            }
            return Arrays.equals(first.values, values.values) ? first : values;
        }
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        int place = place(name);
        return place < 0 ? null : values[place];
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return place(name) >= 0;
    }

    /** {@return the names themselves, in their order; not to be changed} */
    String[] names() {
        return names;
    }

    private int place(@Nullable Object name) {
        // Names have their hash at hand, and few names have the same one.
        int hash = Objects.hashCode(name);
        for (int i = 0; i < names.length; i++) {
            if (names[i].hashCode() == hash && names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public Set<Entry<String, @Nullable Object>> entrySet() {
        return new Entries();
    }

    private final class Entries extends AbstractSet<Entry<String, @Nullable Object>> {
        @Override
        public int size() {
            return names.length;
        }

        @Override
        public Iterator<Entry<String, @Nullable Object>> iterator() {
            return new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return next < names.length;
                }

                @Override
                public Entry<String, @Nullable Object> next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    int i = next++;
                    return new SimpleImmutableEntry<>(names[i], values[i]);
                }
            };
        }
    }
}
