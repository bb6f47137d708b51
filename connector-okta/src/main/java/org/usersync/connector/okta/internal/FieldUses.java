package org.usersync.connector.okta.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Says what is to be done with the fields of an object. The objects of a list nearly always have the same fields in the same
 * order: the field that came behind another one lately is looked at first, and is the right one. Safe for use by several
 * threads.
 *
 * @param <U> what can be done with a field
 */
final class FieldUses<U> {
    private final Function<String, U> decision;
    private final Map<String, Field<U>> fields = new ConcurrentHashMap<>();
    private final Field<U> begin;

    /**
     * Makes uses.
     *
     * @param decision tells the use of a field by its name; asked once for each name
     */
    FieldUses(Function<String, U> decision) {
        this.decision = decision;
        this.begin = new Field<>("", decision.apply(""));
    }

    /** A field, and the one that came behind it lately. */
    static final class Field<U> {
        private final String name;
        private final U use;
        /** Any thread writes it at any time, so that its name is always compared. */
        private volatile @Nullable Field<U> next;

        private Field(String name, U use) {
            this.name = name;
            this.use = use;
        }

        /** {@return what is to be done with it} */
        U use() {
            return use;
        }
    }

    /** {@return what stands before the first field of an object; no field itself} */
    Field<U> begin() {
        return begin;
    }

    /**
     * Tells a field.
     *
     * @param before the field that came before it, or {@link #begin}
     * @param name its name
     * @return the field
     */
    Field<U> next(Field<U> before, String name) {
        Field<U> next = before.next;
        if (next == null || !next.name.equals(name)) {
            next = field(name);
            before.next = next;
        }
        return next;
    }

    private Field<U> field(String name) {
        Field<U> known = fields.get(name);
        return known == null ? fields.computeIfAbsent(name, key -> new Field<>(key, decision.apply(key))) : known;
    }
}
