package org.usersync.demo.tenant.internal.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One answer.
 *
 * @param status of the answer
 * @param headers names and values, a name may come again
 * @param body the content, may be empty
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and not worth a copy
public record Reply(int status, List<Map.Entry<String, String>> headers, byte[] body) {
    /**
     * {@return an answer of JSON}
     *
     * @param status of the answer
     * @param json its text
     */
    public static Reply json(int status, byte[] json) {
        return new Reply(status, List.of(Map.entry("Content-Type", "application/json;charset=UTF-8")), json);
    }

    /**
     * {@return an answer of JSON}
     *
     * @param status of the answer
     * @param json its text
     */
    public static Reply json(int status, String json) {
        return json(status, json.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * {@return a web page}
     *
     * @param status of the answer
     * @param html its text
     */
    public static Reply html(int status, String html) {
        return new Reply(
                status,
                List.of(Map.entry("Content-Type", "text/html; charset=utf-8")),
                html.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * {@return an answer without content}
     *
     * @param status of the answer
     */
    public static Reply empty(int status) {
        return new Reply(status, List.of(), new byte[0]);
    }

    /**
     * {@return this answer with one more header}
     *
     * @param name of the header
     * @param value its value
     */
    public Reply with(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.add(Map.entry(name, value));
        return new Reply(status, more, body);
    }

    /**
     * {@return this answer with a header in place of all of that name}
     *
     * @param name of the header
     * @param value its value
     */
    public Reply replacing(String name, String value) {
        List<Map.Entry<String, String>> others = new ArrayList<>(headers);
        others.removeIf(header -> header.getKey().equalsIgnoreCase(name));
        others.add(Map.entry(name, value));
        return new Reply(status, others, body);
    }

    /**
     * {@return this answer with another type of content}
     *
     * @param type the type
     */
    public Reply withType(String type) {
        return replacing("Content-Type", type);
    }

    /**
     * {@return this answer with other content}
     *
     * @param other the content
     */
    public Reply withBody(byte[] other) {
        return new Reply(status, headers, other);
    }
}
