package org.usersync.connector.okta.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.usersync.spi.http.AnswerReader;
import org.usersync.spi.http.HttpAnswer;
import org.usersync.spi.http.HttpCall;
import org.usersync.spi.http.HttpTransport;

/**
 * A small Okta behind the transport: groups found by {@code q} (a prefix, one page) and {@code search}, members in
 * pages. Single calls can be answered otherwise.
 */
final class FakeOkta implements HttpTransport {
    static final String ORIGIN = "https://acme.okta.com";

    private static final Pattern TERM = Pattern.compile("profile\\.name (eq|co) \"((?:[^\"\\\\]|\\\\.)*)\"( or |$)");

    private final Map<String, String> groups = new LinkedHashMap<>();
    private final Map<String, List<String>> members = new HashMap<>();
    private final List<Special> specials = new CopyOnWriteArrayList<>();
    private final List<HttpCall> calls = new CopyOnWriteArrayList<>();
    private volatile int longestPage = Integer.MAX_VALUE;
    private volatile int longestPrefixAnswer = 300;
    private volatile String acceptedToken = "";
    private volatile boolean closed;

    private record Special(Predicate<String> pathAndQuery, Function<URI, HttpAnswer> answer) {}

    /** Adds a group; {@code members} are users as JSON. */
    FakeOkta group(String id, String name, String... users) {
        groups.put(id, name);
        members.put(id, List.of(users));
        return this;
    }

    FakeOkta members(String id, List<String> users) {
        members.put(id, users);
        return this;
    }

    /** Answers calls whose decoded path and query pass the test in a way of their own. */
    FakeOkta answering(Predicate<String> pathAndQuery, Function<URI, HttpAnswer> answer) {
        specials.add(0, new Special(pathAndQuery, answer));
        return this;
    }

    FakeOkta answering(Predicate<String> pathAndQuery, HttpAnswer answer) {
        return answering(pathAndQuery, uri -> answer);
    }

    FakeOkta longestPage(int value) {
        this.longestPage = value;
        return this;
    }

    /** Answers from now on only calls with this token. */
    FakeOkta acceptingOnly(String token) {
        this.acceptedToken = token;
        return this;
    }

    FakeOkta longestPrefixAnswer(int value) {
        this.longestPrefixAnswer = value;
        return this;
    }

    /** A user as Okta's list of members shows it. */
    static String user(String id, String login, String profile) {
        return user(id, login, "ACTIVE", profile);
    }

    static String user(String id, String login, String status, String profile) {
        String more = profile.isEmpty() ? "" : "," + profile;
        return ("{\"id\":\"%s\",\"status\":\"%s\",\"created\":\"2024-01-02T03:04:05.000Z\",\"activated\":null,"
                        + "\"lastLogin\":null,\"type\":{\"id\":\"oty1\"},\"profile\":{\"login\":\"%s\",\"email\":\"%s\","
                        + "\"firstName\":\"Ann\",\"lastName\":\"Lee\",\"countryCode\":\"de\"%s},"
                        + "\"credentials\":{\"password\":{},\"provider\":{\"type\":\"OKTA\",\"name\":\"OKTA\"}},"
                        + "\"_links\":{\"self\":{\"href\":\"https://acme.okta.com/api/v1/users/%s\"}}}")
                .formatted(id, status, login, login, more, id);
    }

    static String user(String id) {
        return user(id, id + "@acme.com", "");
    }

    @Override
    public <T> T exchange(HttpCall call, AnswerReader<T> reader) {
        calls.add(call);
        try {
            return reader.read(
                    accepts(call)
                            ? answer(call.uri())
                            : FakeAnswer.error(401, "E0000011", "Invalid token provided: " + token(call)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean accepts(HttpCall call) {
        return acceptedToken.isEmpty() || acceptedToken.equals(token(call));
    }

    private static String token(HttpCall call) {
        return call.secretHeaders().get("Authorization").secret().use(String::new);
    }

    private HttpAnswer answer(URI uri) {
        String pathAndQuery = decode(uri.getRawPath() + "?" + uri.getRawQuery());
        for (Special special : specials) {
            if (special.pathAndQuery().test(pathAndQuery)) {
                return special.answer().apply(uri);
            }
        }
        String path = uri.getPath();
        Map<String, String> query = query(uri);
        if (path.equals("/api/v1/groups")) {
            return groups(uri, query);
        }
        Matcher ofGroup = Pattern.compile("/api/v1/groups/([^/]+)/users").matcher(path);
        if (ofGroup.matches() && members.containsKey(ofGroup.group(1))) {
            return page(uri, query, members.get(ofGroup.group(1)));
        }
        return FakeAnswer.error(404, "E0000007", "Not found");
    }

    private FakeAnswer groups(URI uri, Map<String, String> query) {
        if (query.containsKey("q")) {
            String prefix = query.get("q").toLowerCase(Locale.ROOT);
            return FakeAnswer.of(
                    200,
                    "["
                            + String.join(
                                    ",",
                                    json(name -> name.toLowerCase(Locale.ROOT).startsWith(prefix)).stream()
                                            .limit(longestPrefixAnswer)
                                            .toList())
                            + "]");
        }
        return page(uri, query, json(query.containsKey("search") ? searched(query.get("search")) : name -> true));
    }

    private static Predicate<String> searched(String expression) {
        Predicate<String> any = name -> false;
        Matcher term = TERM.matcher(expression);
        int end = 0;
        while (term.find() && term.start() == end) {
            end = term.end();
            String value = term.group(2).replaceAll("\\\\(.)", "$1").toLowerCase(Locale.ROOT);
            any = term.group(1).equals("eq")
                    ? any.or(name -> name.toLowerCase(Locale.ROOT).equals(value))
                    : any.or(name -> name.toLowerCase(Locale.ROOT).contains(value));
        }
        if (end != expression.length()) {
            throw new AssertionError("no search expression: " + expression);
        }
        return any;
    }

    private List<String> json(Predicate<String> wanted) {
        return groups.entrySet().stream()
                .filter(group -> wanted.test(group.getValue()))
                .map(group ->
                        "{\"id\":\"%s\",\"type\":\"OKTA_GROUP\",\"profile\":{\"name\":\"%s\",\"description\":null}}"
                                .formatted(
                                        group.getKey(),
                                        group.getValue().replace("\\", "\\\\").replace("\"", "\\\"")))
                .toList();
    }

    private FakeAnswer page(URI uri, Map<String, String> query, List<String> items) {
        int from = Integer.parseInt(query.getOrDefault("after", "0"));
        int size = Math.min(Integer.parseInt(query.getOrDefault("limit", "200")), longestPage);
        int to = Math.min(items.size(), from + size);
        FakeAnswer answer = FakeAnswer.of(200, "[" + String.join(",", items.subList(from, to)) + "]")
                .with("Link", "<" + uri + ">; rel=\"self\"");
        if (to == items.size()) {
            return answer;
        }
        String rest = uri.getRawQuery().replaceAll("^after=\\d+&", "");
        return answer.next(ORIGIN + uri.getRawPath() + "?after=" + to + "&" + rest);
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> values = new HashMap<>();
        for (String pair : uri.getRawQuery().split("&")) {
            int equals = pair.indexOf('=');
            if (pair.isEmpty()) {
                continue;
            }
            values.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
        }
        return values;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** {@return every call so far, as decoded path and query, in order} */
    List<String> asked() {
        return calls.stream()
                .map(call -> decode(call.uri().getRawPath() + "?" + call.uri().getRawQuery()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    List<HttpCall> calls() {
        return List.copyOf(calls);
    }

    boolean closed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
