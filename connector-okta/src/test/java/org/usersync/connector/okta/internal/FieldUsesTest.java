package org.usersync.connector.okta.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

/** A field has its own use wherever it comes, and nobody decides it twice. */
class FieldUsesTest {
    private static final JsonFactory JSON = new JsonFactory();

    @Property(tries = 2000)
    void every_field_has_its_use_in_any_order(@ForAll List<List<@IntRange(max = 6) Integer>> objects)
            throws IOException {
        FieldUses<String> uses = new FieldUses<>(name -> name.toUpperCase(Locale.ROOT));
        for (List<Integer> names : objects) {
            List<String> read = new ArrayList<>();
            try (JsonParser parser = parser(names.stream()
                    .map(number -> "\"name" + number + "\" : {\"name0\":[" + number + "]} ")
                    .collect(Collectors.joining(",", "{", "}")))) {
                FieldUses.Field<String> field = uses.next(uses.begin(), parser);
                for (; field != null; field = uses.next(field, parser)) {
                    assertThat(parser.currentName()).isEqualTo(field.name());
                    parser.nextToken();
                    parser.skipChildren();
                    read.add(field.use());
                }

                assertThat(parser.currentToken()).isEqualTo(JsonToken.END_OBJECT);
            }
            assertThat(read)
                    .isEqualTo(names.stream().map(number -> "NAME" + number).toList());
        }
    }

    /** A name may be spelled in another way than it is expected. */
    @Test
    void aNameWithEscapedCharactersIsTheSameName() throws IOException {
        FieldUses<String> uses = new FieldUses<>(name -> name);
        for (String spelled : List.of("id", "\\u0069d", "id", "ids", "i")) {
            try (JsonParser parser = parser("{\"" + spelled + "\":1}")) {
                FieldUses.Field<String> field = uses.next(uses.begin(), parser);

                assertThat(field).isNotNull();
                assertThat(field.use()).isEqualTo(spelled.replace("\\u0069", "i"));
            }
        }
    }

    @Test
    void aUseIsDecidedOnce() throws IOException {
        List<String> asked = new ArrayList<>();
        FieldUses<Boolean> uses = new FieldUses<>(asked::add);
        for (String object : List.of("{\"id\":1,\"status\":2}", "{\"id\":1,\"other\":2}", "{\"status\":1,\"id\":2}")) {
            try (JsonParser parser = parser(object)) {
                FieldUses.Field<Boolean> field = uses.next(uses.begin(), parser);
                for (; field != null; field = uses.next(field, parser)) {
                    parser.nextToken();
                }
            }
        }

        assertThat(asked).containsExactlyInAnyOrder("", "id", "status", "other");
    }

    private static JsonParser parser(String object) throws IOException {
        JsonParser parser = JSON.createParser(object.getBytes(StandardCharsets.UTF_8));
        assertThat(parser.nextToken()).isEqualTo(JsonToken.START_OBJECT);
        return parser;
    }
}
