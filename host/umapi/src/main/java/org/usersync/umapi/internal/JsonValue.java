package org.usersync.umapi.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/**
 * A value of a small JSON body, of which nobody knows the shape; pages are read as streams. What is missing is an empty
 * text without members and items. Immutable. Jackson's own tree would do, but its classes take a start longer than all the
 * trees of a run.
 */
final class JsonValue {
    private static final JsonValue MISSING = new JsonValue("");

    private final Object content;

    /** A map of members, a list of items, or the text of anything else. */
    private JsonValue(Object content) {
        this.content = content;
    }

    /**
     * Reads a body.
     *
     * @param body stands before its begin; is closed
     * @return its value, missing if it is empty
     * @throws com.fasterxml.jackson.core.JsonProcessingException if it is not JSON
     * @throws IOException if the connection broke
     */
    static JsonValue read(JsonParser body) throws IOException {
        try (body) {
            return body.nextToken() == null ? MISSING : value(body);
        }
    }

    private static JsonValue value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, JsonValue> members = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    members.put(name, value(parser));
                }
                yield new JsonValue(members);
            }
            case START_ARRAY -> {
                List<JsonValue> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value(parser));
                }
                yield new JsonValue(items);
            }
            case VALUE_NULL -> MISSING;
            default -> new JsonValue(parser.getText());
        };
    }

    boolean isObject() {
        return content instanceof Map;
    }

    /** {@return a member of an object} */
    JsonValue member(String name) {
        return content instanceof Map<?, ?> members && members.get(name) instanceof JsonValue member ? member : MISSING;
    }

    /** {@return the items of a list} */
    List<JsonValue> items() {
        List<JsonValue> items = new ArrayList<>();
        if (content instanceof Collection<?> list) {
            list.forEach(item -> items.add((JsonValue) item));
        }
        return items;
    }

    /** {@return a text, number or truth as it stood there; empty for all else} */
    String text() {
        return content instanceof String text ? text : "";
    }

    /** {@return a whole number, which may have come as a text; null for all else} */
    @Nullable Long number() {
        try {
            return Long.valueOf(text().strip());
        } catch (NumberFormatException none) {
            return null;
        }
    }
}
