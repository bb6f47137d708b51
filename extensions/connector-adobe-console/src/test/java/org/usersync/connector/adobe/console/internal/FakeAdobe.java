package org.usersync.connector.adobe.console.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.http.AnswerReader;
import org.usersync.spi.http.HttpAnswer;
import org.usersync.spi.http.HttpCall;
import org.usersync.spi.http.HttpTransport;

/** A small Adobe organisation behind the transport: sign-in, users, groups and members, in pages of a hundred. */
final class FakeAdobe implements HttpTransport {
    static final String ORG = "AB12CD@AdobeOrg";

    private static final int PAGE = 100;

    private final List<User> users = new ArrayList<>();
    private final List<String> groups = new ArrayList<>();
    private final List<HttpCall> calls = new CopyOnWriteArrayList<>();
    private volatile String acceptedSecret;
    private volatile boolean failingLater;
    private volatile @Nullable String vanished;

    FakeAdobe(String acceptedSecret) {
        this.acceptedSecret = acceptedSecret;
    }

    private record User(String json, List<String> groups) {}

    FakeAdobe group(String name) {
        groups.add(name);
        return this;
    }

    /** Adds a user with the further fields of Adobe's record, as JSON. */
    FakeAdobe user(String email, String fields, String... inGroups) {
        String list = List.of(inGroups).stream()
                .map(name -> "\"" + name.replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(","));
        users.add(new User(
                "{\"id\":\"X%d\",\"email\":\"%s\",\"status\":\"active\",\"groups\":[%s],%s}"
                        .formatted(users.size(), email, list, fields),
                List.of(inGroups)));
        return this;
    }

    FakeAdobe federated(String email, String... inGroups) {
        return user(
                email,
                "\"type\":\"federatedID\",\"username\":\"%s\",\"domain\":\"example.com\",\"firstname\":\"Ann\",\"lastname\":\"Lee\",\"country\":\"de\""
                        .formatted(email),
                inGroups);
    }

    void acceptingOnly(String secret) {
        acceptedSecret = secret;
    }

    void failLater() {
        failingLater = true;
    }

    /** The list of groups still has it. */
    void vanish(String group) {
        vanished = group;
    }

    @Override
    public <T> T exchange(HttpCall call, AnswerReader<T> reader) {
        calls.add(call);
        try {
            return reader.read(answer(call));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Answer answer(HttpCall call) {
        String path = call.uri().getRawPath();
        if (path.equals("/ims/token/v2") || path.equals("/ims/exchange/jwt")) {
            String form = new String(call.body() == null ? new byte[0] : call.body(), StandardCharsets.UTF_8);
            return form.contains("client_secret=" + URLEncoder.encode(acceptedSecret, StandardCharsets.UTF_8))
                    ? new Answer(200, "{\"access_token\":\"token\",\"token_type\":\"bearer\",\"expires_in\":86399}")
                    : new Answer(401, "{\"error\":\"invalid_client\",\"error_description\":\"no " + form + "\"}");
        }
        String[] parts = path.substring("/v2/usermanagement/".length()).split("/");
        int page = Integer.parseInt(parts[2]);
        if (failingLater && page > 0) {
            return new Answer(500, "{\"result\":\"error\",\"message\":\"broken\"}");
        }
        if (parts[0].equals("groups")) {
            return page(
                    "groups",
                    page,
                    groups.stream()
                            .map(name -> "{\"groupName\":\"" + name + "\",\"type\":\"USER_GROUP\"}")
                            .toList());
        }
        String group = parts.length > 3 ? URLDecoder.decode(parts[3], StandardCharsets.UTF_8) : null;
        if (group != null && (group.equals(vanished) || !groups.contains(group))) {
            return new Answer(404, "{\"result\":\"error.group.not_found\",\"message\":\"no such group\"}");
        }
        return page(
                "users",
                page,
                users.stream()
                        .filter(user -> group == null || user.groups().contains(group))
                        .map(User::json)
                        .toList());
    }

    private static Answer page(String name, int number, List<String> entries) {
        int from = Math.min(number * PAGE, entries.size());
        int to = Math.min(from + PAGE, entries.size());
        return new Answer(
                200,
                "{\"result\":\"success\",\"lastPage\":%s,\"%s\":[%s]}"
                        .formatted(to == entries.size(), name, String.join(",", entries.subList(from, to))));
    }

    List<HttpCall> calls() {
        return List.copyOf(calls);
    }

    /** {@return the paths asked for so far, behind that of the organisation, decoded} */
    List<String> asked() {
        return calls.stream()
                .map(call -> URLDecoder.decode(call.uri().getRawPath(), StandardCharsets.UTF_8))
                .map(path -> path.replace("/v2/usermanagement", "").replace("/" + ORG, ""))
                .toList();
    }

    @Override
    public void close() {
        // Nothing runs.
    }

    private record Answer(int status, String text) implements HttpAnswer {
        @Override
        public Optional<String> header(String name) {
            return Optional.ofNullable(
                    Map.of("content-type", "application/json").get(name.toLowerCase(Locale.ROOT)));
        }

        @Override
        public List<String> headers(String name) {
            return header(name).stream().toList();
        }

        @Override
        public InputStream body() {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String requestId() {
            return "none";
        }
    }
}
