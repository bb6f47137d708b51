package org.usersync.umapi.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.http.AnswerReader;
import org.usersync.spi.http.HttpAnswer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;

/**
 * Reads a page as a stream, without a tree in between.
 *
 * @param <T> the kind of entry
 */
final class PageReader<T> implements AnswerReader<Page<T>> {
    private final JsonFactory json;
    private final String listName;
    private final EntryReader<T> entryReader;

    /** A body that came whole and is not a page. */
    static final class NotAPage extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotAPage(String message) {
            super(message);
        }
    }

    /**
     * Makes a reader.
     *
     * @param json makes parsers
     * @param listName the member that holds the entries
     * @param entryReader reads one of them
     */
    PageReader(JsonFactory json, String listName, EntryReader<T> entryReader) {
        this.json = json;
        this.listName = listName;
        this.entryReader = entryReader;
    }

    @Override
    public Page<T> read(HttpAnswer answer) throws IOException {
        try (JsonParser parser = json.createParser(answer.body())) {
            return page(parser, count(answer, "X-Page-Count"), count(answer, "X-Total-Count"));
        } catch (JsonProcessingException e) {
            throw new NotAPage("the body is cut off or is not JSON");
        }
    }

    private Page<T> page(JsonParser parser, @Nullable Integer pageCount, @Nullable Integer totalCount)
            throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new NotAPage("the body is not a JSON object");
        }
        String result = null;
        String message = "";
        Boolean lastPage = null;
        List<T> entries = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals(listName) && value == JsonToken.START_ARRAY) {
                entries = entries(parser);
            } else if (name.equals("lastPage") && value.isBoolean()) {
                lastPage = parser.getBooleanValue();
            } else if (name.equals("result") && value.isScalarValue()) {
                result = parser.getText();
            } else if (name.equals("message") && value.isScalarValue()) {
                message = parser.getText();
            } else {
                parser.skipChildren();
            }
        }
        if (parser.nextToken() != null) {
            throw new NotAPage("the body goes on after its end");
        }
        return new Page<>(result, message, lastPage, entries, pageCount, totalCount);
    }

    private List<T> entries(JsonParser parser) throws IOException {
        List<T> entries = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw new NotAPage("an entry of " + listName + " is not an object");
            }
            T entry = entryReader.read(parser);
            if (entry != null) {
                entries.add(entry);
            }
        }
        return entries;
    }

    private static @Nullable Integer count(HttpAnswer answer, String header) {
        try {
            return answer.header(header)
                    .map(String::strip)
                    .map(Integer::valueOf)
                    .orElse(null);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
