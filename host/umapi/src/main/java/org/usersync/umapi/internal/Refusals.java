package org.usersync.umapi.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.http.HttpAnswer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;

/**
 * Reads refusals. Adobe's gateways answer in several shapes, with HTML or with nothing at all; whatever can be found of
 * a code and a message is taken, and nothing of it is required.
 */
public final class Refusals {
    private static final int LONGEST_BODY = 64 * 1024;
    private static final Pattern CHALLENGE_ERROR = Pattern.compile("\\berror=\"?([^\",\\s]+)");

    private final JsonFactory json;
    private final Masking masking;
    private final Clock clock;

    /**
     * Makes a reader.
     *
     * @param json makes parsers
     * @param masking takes out secrets
     * @param clock tells how far off a date in {@code Retry-After} is
     */
    public Refusals(JsonFactory json, Masking masking, Clock clock) {
        this.json = json;
        this.masking = masking;
        this.clock = clock;
    }

    Refusal read(HttpAnswer answer) throws IOException {
        String body = body(answer.body());
        JsonValue tree = tree(body);
        String code = first(tree, "errorCode", "error_code", "error", "result");
        if (code.isEmpty()) {
            code = answer.header("WWW-Authenticate")
                    .map(CHALLENGE_ERROR::matcher)
                    .filter(Matcher::find)
                    .map(matcher -> matcher.group(1))
                    .orElse("");
        }
        String message = tree == null && !body.stripLeading().startsWith("<")
                ? body
                : first(tree, "message", "errorMessage", "error_message", "error_description");
        return new Refusal(
                answer.status(),
                masking.line(code),
                masking.line(message),
                masking.line(answer.requestId()),
                retryAfter(answer));
    }

    String line(String text) {
        return masking.line(text);
    }

    Instant now() {
        return clock.instant();
    }

    private static String body(InputStream stream) throws IOException {
        return new String(stream.readNBytes(LONGEST_BODY), StandardCharsets.UTF_8);
    }

    private @Nullable JsonValue tree(String body) throws IOException {
        try {
            JsonValue tree = JsonValue.read(json.createParser(body));
            return tree.isObject() ? tree : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static String first(@Nullable JsonValue tree, String... names) {
        if (tree == null) {
            return "";
        }
        for (String name : names) {
            String text = tree.member(name).text().strip();
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    private @Nullable Duration retryAfter(HttpAnswer answer) {
        String text = answer.header("Retry-After").orElse("").strip();
        try {
            if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return Duration.ofSeconds(Long.parseLong(text));
            }
            return text.isEmpty()
                    ? null
                    : Duration.between(
                            clock.instant(), ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }
}
