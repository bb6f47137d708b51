package org.usersync.demo.tenant.internal.okta;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;
import org.usersync.demo.tenant.Fault;
import org.usersync.demo.tenant.internal.web.Reply;
import org.usersync.demo.tenant.internal.web.Request;

/** Pages of a list, with {@code Link} headers and opaque cursors. */
final class OktaPages {
    private final OktaJson json;

    OktaPages(OktaJson json) {
        this.json = json;
    }

    /**
     * Answers one page.
     *
     * @param request asks for it by {@code limit} and {@code after}
     * @param total how many entries the list has
     * @param largest page; also the size where none is asked for
     * @param entries gives those of a range
     * @param writer of one entry
     */
    <T> Reply page(
            Request request,
            int total,
            int largest,
            BiFunction<Integer, Integer, List<T>> entries,
            OktaJson.Writer<T> writer) {
        Map<String, String> query = request.query();
        int limit = Math.min(limit(query.get("limit"), largest), largest);
        int from = Math.min(position(query.get("after")), total);
        int to = Math.min(from + limit, total);
        boolean empty = request.fault() == Fault.Kind.EMPTY_PAGE;
        boolean repeats = request.fault() == Fault.Kind.REPEAT_PAGE && from >= limit;
        List<T> shown = empty
                ? List.of()
                : arranged(repeats ? entries.apply(from - limit, from) : entries.apply(from, to), request.fault());

        String self = request.base() + request.path() + (request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery());
        Reply reply = Reply.json(200, json.list(shown, request.base(), writer)).with("Link", link(self, "self"));
        String next = next(request, query, self, empty ? from : to, limit, empty || to < total);
        return next == null ? reply : reply.with("Link", link(next, "next"));
    }

    private static @Nullable String next(
            Request request, Map<String, String> query, String self, int position, int limit, boolean more) {
        Fault.Kind fault = request.fault();
        if (fault == Fault.Kind.NEXT_LOOP) {
            return self;
        }
        if (fault == Fault.Kind.NEXT_BACK) {
            return request.base() + request.path() + "?limit=" + limit;
        }
        if (!more && fault != Fault.Kind.NEXT_FOREIGN && fault != Fault.Kind.NEXT_RELATIVE) {
            return null;
        }
        // the empty page of a fault ends where it began: only another cursor tells the two apart
        boolean again = fault == Fault.Kind.EMPTY_PAGE;
        Map<String, String> fields = new LinkedHashMap<>(query);
        fields.put("after", cursor(position, again ? "again" : "next"));
        fields.put("limit", Integer.toString(limit));
        List<String> pairs = new ArrayList<>();
        fields.forEach((name, value) -> pairs.add(encoded(name) + "=" + encoded(value)));
        String target = request.path() + "?" + String.join("&", pairs);
        if (fault == Fault.Kind.NEXT_RELATIVE) {
            return target;
        }
        return (fault == Fault.Kind.NEXT_FOREIGN ? foreign(request.base()) : request.base()) + target;
    }

    /** Another name of this very server: whoever follows it is seen in the journal by the {@code host} header. */
    private static String foreign(String base) {
        return base.contains("localhost")
                ? base.replace("localhost", "127.0.0.1")
                : base.replace("127.0.0.1", "localhost");
    }

    private static <T> List<T> arranged(List<T> entries, Fault.@Nullable Kind fault) {
        List<T> arranged = new ArrayList<>(entries);
        if (fault == Fault.Kind.DUPLICATE) {
            arranged.addAll(entries);
        } else if (fault == Fault.Kind.REORDER) {
            Collections.reverse(arranged);
        }
        return arranged;
    }

    private static int limit(@Nullable String text, int otherwise) {
        if (text == null) {
            return otherwise;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit > 0) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw OktaError.badRequest("limit");
    }

    private static String cursor(int position, String mark) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((position + ":" + mark).getBytes(StandardCharsets.US_ASCII));
    }

    private static int position(@Nullable String after) {
        if (after == null) {
            return 0;
        }
        try {
            String cursor = new String(Base64.getUrlDecoder().decode(after), StandardCharsets.US_ASCII);
            return Math.max(0, Integer.parseInt(cursor.substring(0, Math.max(0, cursor.indexOf(':')))));
        } catch (IllegalArgumentException e) {
            throw OktaError.badRequest("after");
        }
    }

    private static String link(String target, String relation) {
        return "<" + target + ">; rel=\"" + relation + "\"";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
