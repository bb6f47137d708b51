package org.usersync.connector.okta.internal;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;

/** Reads JSON as a stream. What no directory ever sends is refused before it fills the memory. */
final class Json {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxStringLength(1_000_000)
                    .maxNameLength(10_000)
                    .maxNumberLength(400)
                    .maxDocumentLength(512L * 1024 * 1024)
                    .build())
            .build();

    private Json() {}

    /**
     * Reads a whole body that must be a list of objects.
     *
     * @param <T> the kind of item
     * @param body the body
     * @param items reads an item
     * @return the items
     * @throws WrongShapeException if the body is anything else; it arrived whole, so it would not help to ask again
     * @throws IOException if the connection broke
     */
    static <T> List<T> list(InputStream body, ItemParser<T> items) throws IOException {
        try (JsonParser parser = FACTORY.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new WrongShapeException("the answer is no JSON list");
            }
            List<T> result = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (parser.currentToken() != JsonToken.START_OBJECT) {
                    throw new WrongShapeException("an item of the answer's list is no JSON object");
                }
                result.add(items.parse(parser));
            }
            if (parser.nextToken() != null) {
                throw new WrongShapeException("something follows the JSON list of the answer");
            }
            return result;
        } catch (JsonProcessingException | CharConversionException e) {
            // The library's message may quote the body, which may hold personal data.
            throw new WrongShapeException("the answer is cut off or is no JSON");
        }
    }

    /**
     * Reads a body of any shape.
     *
     * @param body the body
     * @return its value, or null if it is no JSON, or null, or empty
     * @throws IOException if the connection broke
     */
    static @Nullable Object anything(InputStream body) throws IOException {
        try (JsonParser parser = FACTORY.createParser(body)) {
            return parser.nextToken() == null ? null : value(parser);
        } catch (JsonProcessingException | CharConversionException e) {
            return null;
        }
    }

    /**
     * Reads a value.
     *
     * @param parser stands on the first token of the value; afterwards on the last
     * @return a text, {@link Long}, {@link java.math.BigInteger}, {@link Double}, {@link Boolean}, list, map, or null
     * @throws IOException if the connection broke, or the text is no JSON
     */
    static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? parser.getBigIntegerValue()
                        : (Object) parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case START_ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(parser));
                }
                yield list;
            }
            case START_OBJECT -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    map.put(name, value(parser));
                }
                yield map;
            }
            default -> throw new WrongShapeException("the answer holds an unknown kind of value");
        };
    }
}
