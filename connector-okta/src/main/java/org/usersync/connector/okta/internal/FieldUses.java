package org.usersync.connector.okta.internal;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;

/**
 * Says what is to be done with the fields of an object. The objects of a list nearly always have the same fields in the same
 * order: the field that came behind another one lately is expected there again, and a name that is expected is read by
 * comparing bytes. Safe for use by several threads.
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
        private final SerializedString name;
        private final U use;
        /** Any thread writes it at any time: it is only what is expected. */
        private volatile @Nullable Field<U> next;

        private Field(String name, U use) {
            this.name = new SerializedString(name);
            this.use = use;
        }

        /** {@return its name} */
        String name() {
            return name.getValue();
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
     * Reads the name of the next field.
     *
     * @param before the field that came before it, or {@link #begin}
     * @param parser stands behind that field; afterwards on the name, or on the object's end
     * @return the field, or null if the object has no more
     * @throws IOException if the connection broke, or the text is no JSON
     */
    @Nullable Field<U> next(Field<U> before, JsonParser parser) throws IOException {
        Field<U> expected = before.next;
        if (expected == null) {
            parser.nextToken();
        } else if (parser.nextFieldName(expected.name)) {
            return expected;
        }
        if (parser.currentToken() != JsonToken.FIELD_NAME) {
            return null;
        }
        Field<U> next = field(parser.currentName());
        before.next = next;
        return next;
    }

    private Field<U> field(String name) {
        Field<U> known = fields.get(name);
        return known == null ? fields.computeIfAbsent(name, key -> new Field<>(key, decision.apply(key))) : known;
    }
}
