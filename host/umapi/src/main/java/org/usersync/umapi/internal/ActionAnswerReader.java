package org.usersync.umapi.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.http.AnswerReader;
import org.usersync.spi.http.HttpAnswer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Reads the answer to a request of actions; empty if it cannot be understood. Numbers may come as texts. */
final class ActionAnswerReader implements AnswerReader<Optional<ActionAnswer>> {
    private final JsonMapper json;
    private final UnaryOperator<String> line;

    /**
     * Makes a reader.
     *
     * @param json parses bodies
     * @param line masks texts and brings them into one line
     */
    ActionAnswerReader(JsonMapper json, UnaryOperator<String> line) {
        this.json = json;
        this.line = line;
    }

    @Override
    public Optional<ActionAnswer> read(HttpAnswer answer) throws IOException {
        JsonNode tree;
        try {
            tree = json.readTree(answer.body());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        if (!tree.isObject()) {
            return Optional.empty();
        }
        return Optional.of(new ActionAnswer(
                text(tree, "result"),
                text(tree, "message"),
                number(tree.path("completed")),
                number(tree.path("notCompleted")),
                number(tree.path("completedInTestMode")),
                entries(tree.path("errors"), "errorCode"),
                entries(tree.path("warnings"), "warningCode")));
    }

    private List<ActionAnswer.Entry> entries(JsonNode list, String codeName) {
        List<ActionAnswer.Entry> entries = new ArrayList<>();
        for (JsonNode entry : list) {
            entries.add(new ActionAnswer.Entry(
                    number(entry.path("index")),
                    number(entry.path("step")),
                    text(entry, codeName),
                    text(entry, "message"),
                    text(entry, "requestID")));
        }
        return entries;
    }

    private String text(JsonNode node, String name) {
        return line.apply(node.path(name).asText(""));
    }

    private static @Nullable Integer number(JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToInt()) {
            return node.intValue();
        }
        try {
            return node.isTextual() ? Integer.valueOf(node.textValue().strip()) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
