package org.usersync.umapi.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.http.AnswerReader;
import org.usersync.spi.http.HttpAnswer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;

/** Reads the answer to a request of actions; empty if it cannot be understood. Numbers may come as texts. */
final class ActionAnswerReader implements AnswerReader<Optional<ActionAnswer>> {
    private final JsonFactory json;
    private final UnaryOperator<String> line;

    /**
     * Makes a reader.
     *
     * @param json makes parsers
     * @param line masks texts and brings them into one line
     */
    ActionAnswerReader(JsonFactory json, UnaryOperator<String> line) {
        this.json = json;
        this.line = line;
    }

    @Override
    public Optional<ActionAnswer> read(HttpAnswer answer) throws IOException {
        JsonValue tree;
        try {
            tree = JsonValue.read(json.createParser(answer.body()));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        if (!tree.isObject()) {
            return Optional.empty();
        }
        return Optional.of(new ActionAnswer(
                text(tree, "result"),
                text(tree, "message"),
                number(tree.member("completed")),
                number(tree.member("notCompleted")),
                number(tree.member("completedInTestMode")),
                entries(tree.member("errors"), "errorCode"),
                entries(tree.member("warnings"), "warningCode")));
    }

    private List<ActionAnswer.Entry> entries(JsonValue list, String codeName) {
        List<ActionAnswer.Entry> entries = new ArrayList<>();
        for (JsonValue entry : list.items()) {
            entries.add(new ActionAnswer.Entry(
                    number(entry.member("index")),
                    number(entry.member("step")),
                    text(entry, codeName),
                    text(entry, "message"),
                    text(entry, "requestID")));
        }
        return entries;
    }

    private String text(JsonValue node, String name) {
        return line.apply(node.member(name).text());
    }

    private static @Nullable Integer number(JsonValue node) {
        Long number = node.number();
        return number == null || number != number.intValue() ? null : number.intValue();
    }
}
