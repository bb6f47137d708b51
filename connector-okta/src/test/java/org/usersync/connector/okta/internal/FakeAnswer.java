package org.usersync.connector.okta.internal;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.usersync.spi.http.HttpAnswer;

/** An answer made by a test. */
record FakeAnswer(int status, List<Header> headers, String text) implements HttpAnswer {
    record Header(String name, String value) {}

    static FakeAnswer of(int status, String text) {
        return new FakeAnswer(status, List.of(new Header("Content-Type", "application/json")), text);
    }

    static FakeAnswer error(int status, String code, String summary) {
        return of(
                status,
                "{\"errorCode\":\"%s\",\"errorSummary\":\"%s\",\"errorLink\":\"%s\",\"errorId\":\"oae1\",\"errorCauses\":[]}"
                        .formatted(code, summary, code));
    }

    FakeAnswer with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new FakeAnswer(status, more, text);
    }

    FakeAnswer next(String target) {
        return with("Link", "<" + target + ">; rel=\"next\"");
    }

    @Override
    public Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    @Override
    public List<String> headers(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }

    @Override
    public InputStream body() {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String requestId() {
        return header("X-Okta-Request-Id").orElse("none");
    }
}
