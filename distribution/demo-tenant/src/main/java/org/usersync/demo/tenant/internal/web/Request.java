package org.usersync.demo.tenant.internal.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.usersync.demo.tenant.Fault;

/**
 * One request.
 *
 * @param method such as {@code GET}
 * @param path as it came, not decoded
 * @param rawQuery as it came, empty if there was none
 * @param headers by name in lower case
 * @param body what was posted
 * @param fault what goes wrong with the answer's content, or null
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and not worth a copy
public record Request(
        String method,
        String path,
        String rawQuery,
        Map<String, String> headers,
        byte[] body,
        Fault.@Nullable Kind fault) {

    /** {@return the decoded parts of the path between its slashes, without the empty part before the first} */
    public List<String> segments() {
        List<String> segments = new ArrayList<>();
        for (String segment : path.substring(1).split("/", -1)) {
            segments.add(URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8));
        }
        return segments;
    }

    /** {@return the decoded parameters of the query; of one that is repeated the last} */
    public Map<String, String> query() {
        return form(rawQuery);
    }

    /** {@return the decoded fields of a posted form} */
    public Map<String, String> form() {
        return form(new String(body, StandardCharsets.UTF_8));
    }

    private static Map<String, String> form(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : text.split("&", -1)) {
            int equals = field.indexOf('=');
            if (!field.isEmpty()) {
                String name = equals < 0 ? field : field.substring(0, equals);
                String value = equals < 0 ? "" : field.substring(equals + 1);
                fields.put(
                        URLDecoder.decode(name, StandardCharsets.UTF_8),
                        URLDecoder.decode(value, StandardCharsets.UTF_8));
            }
        }
        return fields;
    }

    /**
     * {@return a header, empty if it did not come}
     *
     * @param name in lower case
     */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** {@return scheme, host and port by which the client called} */
    public String base() {
        return "https://" + header("host");
    }

    /**
     * {@return this request with a fault in the answer's content}
     *
     * @param kind of fault
     */
    public Request withFault(Fault.Kind kind) {
        return new Request(method, path, rawQuery, headers, body, kind);
    }
}
