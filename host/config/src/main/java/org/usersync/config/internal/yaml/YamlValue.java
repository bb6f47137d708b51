package org.usersync.config.internal.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a YAML file. Its text form never shows what it holds, as that may be a secret. Immutable. */
public sealed interface YamlValue {
    /** {@return where it stands} */
    Origin origin();

    /** What a scalar is by the rules of YAML 1.1. */
    enum Kind {
        /** Text, quoted or not. */
        TEXT("a text"),
        /** A boolean: yes, no, true, false, on, off. */
        BOOLEAN("a boolean"),
        /** A whole number. */
        INTEGER("a whole number"),
        /** Another number. */
        DECIMAL("a decimal number"),
        /** A date or a point in time. */
        TIMESTAMP("a date"),
        /** No value. */
        NOTHING("no value");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** {@return the kind as messages call it} */
        public String label() {
            return label;
        }
    }

    /**
     * A single value.
     *
     * @param origin where it stands
     * @param kind what it is
     * @param text how the file spells it
     */
    record Scalar(Origin origin, Kind kind, String text) implements YamlValue {
        @Override
        public String toString() {
            return kind.label();
        }
    }

    /**
     * A list.
     *
     * @param origin where it begins
     * @param items its entries
     */
    record Sequence(Origin origin, List<YamlValue> items) implements YamlValue {
        /** Copies the list. */
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String toString() {
            return "a list";
        }
    }

    /**
     * Keys with values.
     *
     * @param origin where it begins
     * @param entries the values by key, in the order of the file
     */
    record Mapping(Origin origin, Map<String, Entry> entries) implements YamlValue {
        /** Copies the map. */
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        /**
         * This mapping with another one on top: later keys win, mappings of both sides merge key by key one level deep,
         * and a key without a value changes nothing.
         *
         * @param later the other one
         * @return the merged mapping
         */
        public Mapping mergedWith(Mapping later) {
            Map<String, Entry> merged = new LinkedHashMap<>(entries);
            later.entries.forEach((key, entry) -> {
                Entry earlier = merged.get(key);
                if (earlier == null || !isNothing(entry.value())) {
                    merged.put(key, earlier == null ? entry : overlaid(earlier, entry));
                }
            });
            return new Mapping(origin, merged);
        }

        private static Entry overlaid(Entry earlier, Entry later) {
            if (earlier.value() instanceof Mapping below && later.value() instanceof Mapping above) {
                Map<String, Entry> merged = new LinkedHashMap<>(below.entries);
                above.entries.forEach((key, entry) -> {
                    if (!merged.containsKey(key) || !isNothing(entry.value())) {
                        merged.put(key, entry);
                    }
                });
                return new Entry(later.key(), new Mapping(above.origin, merged));
            }
            return later;
        }

        private static boolean isNothing(YamlValue value) {
            return value instanceof Scalar scalar && scalar.kind() == Kind.NOTHING;
        }

        @Override
        public String toString() {
            return "a mapping";
        }
    }

    /**
     * An entry of a mapping.
     *
     * @param key where the key stands
     * @param value the value
     */
    record Entry(Origin key, YamlValue value) {}
}
