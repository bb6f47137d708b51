package org.usersync.demo.tenant;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * One rule of what goes wrong. Requests that fit it are numbered from 1; it fires at request {@code nth}, then at every
 * {@code every}-th one (at each one if {@code every} is 0 or 1), {@code count} times in all.
 *
 * @param service whose requests; of all if null
 * @param path a regular expression that is found anywhere in {@code METHOD /path?query} or, where the request has a body,
 *     in {@code METHOD /path?query BODY}; fits all if null
 * @param kind what happens
 * @param nth the first request that is hit; 1 if 0
 * @param every the distance of the hits
 * @param count how many are hit: 0 means one, -1 all
 * @param status of the answer, for {@link Kind#STATUS}
 * @param body of the answer, where the kind has one; a usual one if null
 * @param headers more headers of the answer
 * @param millis how long a stall lasts, or the pause between two drops of a slow answer
 */
public record Fault(
        @Nullable Service service,
        @Nullable String path,
        Kind kind,
        int nth,
        int every,
        int count,
        int status,
        @Nullable String body,
        Map<String, String> headers,
        long millis) {
    /** In the body of {@link Kind#STATUS}: echoes the request's header {@code Authorization}. */
    public static final String AUTHORIZATION = "{authorization}";

    /** In the body of {@link Kind#STATUS}: echoes the request's body. */
    public static final String REQUEST_BODY = "{body}";

    /** What can go wrong. */
    public enum Kind {
        /** An answer with another status, and the service's usual body for it unless one is given. */
        STATUS,
        /** The connection breaks without an answer. The request is not carried out. */
        RESET,
        /** The request is carried out, but the connection breaks before the answer. */
        LOST_ANSWER,
        /** No answer for a time (for ever, if that is 0), then a broken connection. The request is not carried out. */
        STALL,
        /** Half of the right answer, then nothing for a time (for ever, if that is 0), then a broken connection. */
        STALL_BODY,
        /** The right answer, cut off in the middle while its length was announced whole. */
        TRUNCATE,
        /** The right answer as {@code 200}, cut off in the middle, with the length of what is left: broken JSON. */
        HALF_JSON,
        /** The right answer, sixteen pieces with a pause between two. */
        DRIP,
        /** The right answer called {@code text/plain}. */
        WRONG_TYPE,
        /** A web page with status 200, as proxies send it. */
        HTML,
        /** Every entry of the page twice. */
        DUPLICATE,
        /** The entries of the page in reverse order. */
        REORDER,
        /** In place of the page's entries those of the page before; of a first page its own. */
        REPEAT_PAGE,
        /** Okta: a {@code next} link to a foreign host. */
        NEXT_FOREIGN,
        /** Okta: a {@code next} link to the page itself. */
        NEXT_LOOP,
        /** Okta: a {@code next} link to the first page of the list. */
        NEXT_BACK,
        /** Okta: a {@code next} link without scheme and host. */
        NEXT_RELATIVE,
        /** A page without entries that is not the last one; what it should have shown comes after it (Okta). */
        EMPTY_PAGE,
        /** UMAPI: a total count, and page count, that are too large. */
        LYING_TOTAL,
        /** UMAPI: a total count, and page count, that are too small. */
        SHORT_TOTAL,
        /** UMAPI: {@code lastPage} says the opposite of what is right. */
        FLIPPED_LAST,
        /** UMAPI: {@code lastPage} is true, and no header contradicts it. */
        EARLY_LAST
    }

    /** Checks the rule. */
    public Fault {
        headers = orNone(headers);
        if (path != null) {
            Pattern.compile(path);
        }
        if (kind == Kind.STATUS && (status < 200 || status > 599)) {
            throw new IllegalArgumentException("fault of kind STATUS: status " + status + " is not in 200 to 599");
        }
    }

    private static Map<String, String> orNone(@Nullable Map<String, String> headers) {
        return headers == null ? Map.of() : Map.copyOf(headers);
    }

    /**
     * {@return a rule that fires once, at the first request that fits}
     *
     * @param service whose requests
     * @param path a regular expression
     * @param kind what happens
     */
    public static Fault of(Service service, String path, Kind kind) {
        return new Fault(service, path, kind, 1, 1, 1, kind == Kind.STATUS ? 500 : 0, null, Map.of(), 0);
    }

    /**
     * {@return a rule that answers a status once, at the first request that fits}
     *
     * @param service whose requests
     * @param path a regular expression
     * @param status the status
     */
    public static Fault status(Service service, String path, int status) {
        return new Fault(service, path, Kind.STATUS, 1, 1, 1, status, null, Map.of(), 0);
    }

    /**
     * {@return this rule, beginning later}
     *
     * @param number of the first request that is hit
     */
    public Fault nth(int number) {
        return new Fault(service, path, kind, number, every, count, status, body, headers, millis);
    }

    /**
     * {@return this rule, hitting each n-th request without end}
     *
     * @param distance of the hits
     */
    public Fault every(int distance) {
        return new Fault(service, path, kind, nth, distance, -1, status, body, headers, millis);
    }

    /**
     * {@return this rule, hitting more often}
     *
     * @param hits how often; -1 without end
     */
    public Fault times(int hits) {
        return new Fault(service, path, kind, nth, every, hits, status, body, headers, millis);
    }

    /**
     * {@return this rule with another body}
     *
     * @param text the body
     */
    public Fault body(String text) {
        return new Fault(service, path, kind, nth, every, count, status, text, headers, millis);
    }

    /**
     * {@return this rule with one more header}
     *
     * @param name of the header
     * @param value its value
     */
    public Fault header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Fault(service, path, kind, nth, every, count, status, body, more, millis);
    }

    /**
     * {@return this rule with a time}
     *
     * @param time in milliseconds
     */
    public Fault millis(long time) {
        return new Fault(service, path, kind, nth, every, count, status, body, headers, time);
    }
}
