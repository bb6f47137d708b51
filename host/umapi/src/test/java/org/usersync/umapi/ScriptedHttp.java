package org.usersync.umapi;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.usersync.spi.http.AnswerReader;
import org.usersync.spi.http.HttpAnswer;
import org.usersync.spi.http.HttpCall;
import org.usersync.spi.http.HttpFailure;
import org.usersync.spi.http.HttpTransport;

/** A transport that answers from a script and remembers what was sent. */
final class ScriptedHttp implements HttpTransport {
    private final Deque<Function<Sent, Answer>> script = new ArrayDeque<>();
    private final List<Sent> sent = new ArrayList<>();
    private boolean closed;

    /** A request as it left, with its secrets. */
    record Sent(String method, String uri, Map<String, String> headers, String body, String bucket) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /** An answer of the script. */
    record Answer(int status, Map<String, String> headers, String body) {
        Answer with(String name, String value) {
            Map<String, String> more = new HashMap<>(headers);
            more.put(name.toLowerCase(Locale.ROOT), value);
            return new Answer(status, more, body);
        }
    }

    static Answer answer(int status, String body) {
        return new Answer(status, Map.of(), body);
    }

    ScriptedHttp then(int status, String body) {
        return then(answer(status, body));
    }

    ScriptedHttp then(Answer answer) {
        return then(request -> answer);
    }

    ScriptedHttp then(Function<Sent, Answer> answer) {
        script.addLast(answer);
        return this;
    }

    ScriptedHttp thenFail(HttpFailure.Kind kind, String message) {
        return then(request -> {
            throw new HttpFailure(kind, message, null);
        });
    }

    List<Sent> sent() {
        return sent;
    }

    boolean closed() {
        return closed;
    }

    boolean exhausted() {
        return script.isEmpty();
    }

    @Override
    public <T> T exchange(HttpCall call, AnswerReader<T> reader) {
        Sent request = sent(call);
        Function<Sent, Answer> next;
        synchronized (this) {
            sent.add(request);
            next = script.pollFirst();
        }
        if (next == null) {
            throw new AssertionError("nothing in the script for " + request.method() + " " + request.uri());
        }
        try {
            return reader.read(new ScriptedAnswer(next.apply(request)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        closed = true;
    }

    private static Sent sent(HttpCall call) {
        Map<String, String> headers = new HashMap<>(call.headers());
        call.secretHeaders()
                .forEach((name, header) ->
                        headers.put(name, header.secret().use(chars -> header.prefix() + new String(chars))));
        byte[] body = call.body();
        String text = body == null ? "" : new String(body, StandardCharsets.UTF_8);
        if (call.contentType() != null) {
            headers.put("Content-Type", call.contentType());
        }
        return new Sent(call.method(), call.uri().toString(), headers, text, call.bucket());
    }

    private record ScriptedAnswer(Answer answer) implements HttpAnswer {
        @Override
        public int status() {
            return answer.status();
        }

        @Override
        public Optional<String> header(String name) {
            return Optional.ofNullable(answer.headers().get(name.toLowerCase(Locale.ROOT)));
        }

        @Override
        public List<String> headers(String name) {
            return header(name).stream().toList();
        }

        @Override
        public InputStream body() {
            return new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String requestId() {
            return header("X-Request-Id").orElse("none");
        }
    }
}
