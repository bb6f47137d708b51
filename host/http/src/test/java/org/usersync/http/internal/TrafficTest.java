package org.usersync.http.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.usersync.spi.http.HttpAnswer;
import org.usersync.spi.http.HttpCall;
import org.usersync.spi.secret.Secret;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usersync.http.internal.Bench.TEXT;
import static org.usersync.http.internal.Bench.call;
import static org.usersync.http.internal.ScriptedServer.ok;
import static org.usersync.http.internal.ScriptedServer.raw;
import static org.usersync.http.internal.ScriptedServer.status;

@TestInstance(Lifecycle.PER_CLASS)
final class TrafficTest {
    private TestCertificates certificates;

    @BeforeAll
    void makeCertificates(@TempDir Path folder) {
        certificates = new TestCertificates(folder);
        certificates.pem("authority");
    }

    private ScriptedServer server(ScriptedServer.Step... steps) {
        return new ScriptedServer(certificates.server("good"), steps);
    }

    private Bench bench() {
        return new Bench().trusting(certificates.pem("authority"));
    }

    @Test
    void connectionsAreUsedAgain() throws IOException {
        try (var server = server(ok("x"));
                var transport = bench().open()) {
            for (int i = 0; i < 10; i++) {
                // A reader that does not care for the body must not cost a connection either.
                int status = transport.exchange(call(server), HttpAnswer::status);
                assertThat(status).isEqualTo(200);
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void manyThreadsShareFewConnections() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(12);
        try (var server = server(ok("x"));
                var transport = bench().open(Bench.policy().maxConnections(3))) {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 120; i++) {
                answers.add(threads.submit(() -> transport.exchange(call(server), TEXT)));
            }
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isEqualTo("200 x");
            }
            assertThat(server.requests()).hasSize(120);
            assertThat(server.connections()).isLessThanOrEqualTo(3);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void compressedBodiesAreUnpacked() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write("a long story".getBytes(StandardCharsets.UTF_8));
        }
        String head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + packed.size() + "\r\n\r\n";
        try (var server = server(raw(head + packed.toString(StandardCharsets.ISO_8859_1), true));
                var transport = bench().open()) {
            assertThat(transport.exchange(call(server), TEXT)).isEqualTo("200 a long story");
            assertThat(server.requests().get(0)).contains("Accept-Encoding: gzip");
        }
    }

    @Test
    void requestsCarryWhoTheyAreFromAndAnIdThatStays() throws IOException {
        try (var server = server(status(503, "Set-Cookie: a=b\r\n", ""), ok("x"));
                var transport = bench().open()) {
            URI uri = URI.create("https://127.0.0.1:" + server.port() + "/a%20b%2Fc?q=%C3%A4&r=1");
            HttpCall call = HttpCall.post(uri, "application/json", "{}".getBytes(StandardCharsets.UTF_8))
                    .header("Accept", "application/json")
                    .build();
            transport.exchange(call, TEXT);
            String first = server.requests().get(0);
            String second = server.requests().get(1);
            assertThat(first)
                    .startsWith("POST /a%20b%2Fc?q=%C3%A4&r=1 HTTP/1.1")
                    .containsPattern("User-Agent: user-sync/1\\S* \\(Java [^;]+; [^)]+\\)")
                    .containsPattern("X-Request-Id: \\S{36}\r\n")
                    .contains("Accept: application/json")
                    .endsWith("{}");
            assertThat(second).isEqualTo(first);
        }
    }

    @Test
    void nothingPersonalOrSecretIsEverLogged() throws IOException {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        root.addAppender(lines);
        root.setLevel(Level.TRACE);
        try (var server = server(status(429, "Retry-After: 9\r\nX-Hidden: hdr-value\r\n", ""), ok("body-text"));
                var transport = bench().open()) {
            URI uri = URI.create("https://127.0.0.1:" + server.port() + "/users?search=ann.private");
            transport.exchange(
                    HttpCall.get(uri)
                            .secretHeader("Authorization", "SSWS ", Secret.of("t0ps3cret"))
                            .build(),
                    TEXT);
            List<String> texts =
                    lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
            // The library itself must have been audible, else this proves nothing.
            assertThat(texts).anyMatch(text -> text.contains("executing GET"));
            assertThat(texts)
                    .noneMatch(text -> text.contains("t0ps3cret")
                            || text.contains("ann.private")
                            || text.contains("hdr-value")
                            || text.contains("body-text"));
            assertThat(lines.list)
                    .filteredOn(event -> event.getLevel() == Level.INFO)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .containsExactly("Testservice: its rate limit is reached; waiting 9 s, until 2026-11-24 10:00:09.");
        } finally {
            root.setLevel(before);
            root.detachAppender(lines);
        }
    }
}
