package org.usersync.http.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.usersync.http.internal.ScriptedServer.Step;
import org.usersync.spi.http.AnswerReader;
import org.usersync.spi.http.HttpCall;
import org.usersync.spi.http.HttpFailure;
import org.usersync.spi.http.HttpFailure.Kind;
import org.usersync.spi.http.HttpPolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.usersync.http.internal.Bench.TEXT;
import static org.usersync.http.internal.Bench.call;
import static org.usersync.http.internal.ScriptedServer.ok;
import static org.usersync.http.internal.ScriptedServer.raw;
import static org.usersync.http.internal.ScriptedServer.reset;
import static org.usersync.http.internal.ScriptedServer.stall;
import static org.usersync.http.internal.ScriptedServer.status;

@TestInstance(Lifecycle.PER_CLASS)
final class RetryTest {
    private static final String TRUNCATED = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf";
    private static final String DATE = "Date: Tue, 24 Nov 2026 08:00:00 GMT\r\n";
    private static final long SERVER_SECONDS = 1795507200L;

    private TestCertificates certificates;

    @BeforeAll
    void makeCertificates(@TempDir Path folder) {
        certificates = new TestCertificates(folder);
        certificates.pem("authority");
    }

    private ScriptedServer server(Step... steps) {
        return new ScriptedServer(certificates.server("good"), steps);
    }

    private Bench bench() {
        return new Bench().trusting(certificates.pem("authority"));
    }

    private String exchange(
            Bench bench, HttpPolicy.Builder policy, ScriptedServer server, AnswerReader<String> reader) {
        try (var transport = bench.open(policy)) {
            return transport.exchange(call(server), reader);
        }
    }

    private HttpFailure failure(Bench bench, HttpPolicy.Builder policy, ScriptedServer server) {
        return catchThrowableOfType(HttpFailure.class, () -> exchange(bench, policy, server, TEXT));
    }

    @Test
    void retriedStatusesAreRetriedWithGrowingWaits() throws IOException {
        Bench bench = bench();
        try (var server = server(status(500, "", "a"), status(503, "", "b"), status(502, "", "c"), ok("fine"))) {
            assertThat(exchange(bench, Bench.policy(), server, TEXT)).isEqualTo("200 fine");
            assertThat(bench.time.waits())
                    .containsExactly(Duration.ofMillis(500), Duration.ofMillis(1000), Duration.ofMillis(2000));
        }
    }

    @Test
    void theLastRetriedStatusIsHandedOver() throws IOException {
        try (var server = server(status(503, "", "gone"))) {
            assertThat(exchange(bench(), Bench.policy(), server, TEXT)).isEqualTo("503 gone");
            assertThat(server.requests()).hasSize(4);
        }
    }

    @Test
    void otherStatusesAreFinal() throws IOException {
        try (var server = server(status(404, "X-Service-Id: q7\r\n", "no"))) {
            assertThat(exchange(bench(), Bench.policy(), server, answer -> answer.status() + answer.requestId()))
                    .isEqualTo("404q7");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void redirectsAreNotFollowed() throws IOException {
        try (var server = server(status(302, "Location: https://127.0.0.1:1/\r\n", "moved"))) {
            assertThat(exchange(bench(), Bench.policy(), server, TEXT)).isEqualTo("302 moved");
        }
    }

    @Test
    void theFifthRefusalByTheRateLimitIsFinalAndCountsApart() throws IOException {
        Step limited = status(429, "Retry-After: 7\r\n", "slow");
        try (var server = server(limited, status(500, "", ""), limited, limited, limited, limited)) {
            Bench bench = bench();
            assertThat(exchange(bench, Bench.policy(), server, TEXT)).isEqualTo("429 slow");
            assertThat(server.requests()).hasSize(6);
            assertThat(bench.time.waits().get(0)).isEqualTo(Duration.ofSeconds(7));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Retry-After: 30 | 30000",
                "Retry-After: 0 | 1000",
                "Retry-After: Tue, 24 Nov 2026 08:00:42 GMT | 42000",
                "Retry-After: soon | 500",
                "X-Limit: 600;X-Remaining: 0;X-Reset: 1795507220 | 21000",
                "X-Limit: 600;X-Remaining: 0;X-Reset: 1795507100 | 1000",
                "X-Limit: 0;X-Remaining: 0;X-Reset: 1795507290 | 1000",
                "X-Limit: many;X-Remaining: 0;X-Reset: 1795507220 | 500",
            })
    void refusalsSayHowLongToWaitByTheClockOfTheService(String headers, long millis) throws IOException {
        Step limited = status(429, DATE + headers.replace(";", "\r\n") + "\r\n", "");
        try (var server = server(limited, ok("fine"))) {
            Bench bench = bench();
            assertThat(exchange(bench, Bench.policy(), server, TEXT)).isEqualTo("200 fine");
            assertThat(bench.time.waits()).containsExactly(Duration.ofMillis(millis));
        }
    }

    @Test
    void aWaitBeyondTheLimitEndsTheCallAtOnce() throws IOException {
        Bench bench = bench();
        try (var server = server(status(429, "Retry-After: 7200\r\n", ""))) {
            HttpFailure failure = failure(bench, Bench.policy().rateLimitAttempts(1), server);
            assertThat(failure.kind()).isEqualTo(Kind.RATE_LIMITED);
            assertThat(failure)
                    .hasMessageContaining("Testservice")
                    .hasMessageContaining("2 h 0 min")
                    .hasMessageContaining("2026-11-24 12:00:00")
                    .hasMessageContaining("limits.max_wait");
            assertThat(bench.time.waits()).isEmpty();
        }
    }

    @Test
    void absurdWaitsAreTooLongAndNotShort() throws IOException {
        try (var server = server(status(503, "Retry-After: 99999999999999999999999999\r\n", ""))) {
            assertThat(failure(bench(), Bench.policy(), server).kind()).isEqualTo(Kind.RATE_LIMITED);
        }
    }

    @Test
    void aBrokenBodyIsReadAgainFromTheStart() throws IOException {
        try (var server = server(raw(TRUNCATED, false), ok("whole"))) {
            assertThat(exchange(bench(), Bench.policy(), server, TEXT)).isEqualTo("200 whole");
        }
    }

    @Test
    void aReaderCannotSwallowABrokenBody() throws IOException {
        AnswerReader<String> careless = answer -> {
            try {
                return new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                return "half";
            }
        };
        try (var server = server(raw(TRUNCATED, false), ok("whole"))) {
            assertThat(exchange(bench(), Bench.policy(), server, careless)).isEqualTo("whole");
        }
    }

    @Test
    void aReadersOwnExceptionIsNotRetried() throws IOException {
        try (var server = server(ok("x"))) {
            assertThatThrownBy(() -> exchange(bench(), Bench.policy(), server, answer -> {
                        throw new IOException("not json");
                    }))
                    .isInstanceOf(UncheckedIOException.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void brokenConnectionsAreRetriedAndThenSaid() throws IOException {
        for (Step fault : List.of(reset(), raw("", false), raw("SSH-2.0-x\r\n\r\n", false), raw(TRUNCATED, false))) {
            try (var server = server(fault)) {
                HttpFailure failure = failure(bench(), Bench.policy(), server);
                assertThat(failure.kind()).isEqualTo(Kind.BROKEN);
                assertThat(failure.getMessage())
                        .startsWith("Testservice: ")
                        .contains("127.0.0.1:" + server.port())
                        .contains("(4 attempts)")
                        .doesNotContain("\n");
                assertThat(server.requests()).hasSize(4);
            }
        }
    }

    @Test
    void silenceIsATimeOutAlsoWithinABody() throws IOException {
        HttpPolicy.Builder hasty =
                Bench.policy().responseTimeout(Duration.ofMillis(300)).attempts(2);
        for (Step fault : List.of(stall(""), stall(TRUNCATED))) {
            try (var server = server(fault)) {
                HttpFailure failure = failure(bench(), hasty, server);
                assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
                assertThat(failure).hasMessageContaining("300 ms").hasMessageContaining("(2 attempts)");
            }
        }
    }

    @Test
    void aCancelledRunSendsNothing() throws IOException {
        Bench bench = bench();
        bench.cancelled.set(true);
        try (var server = server(ok("x"))) {
            assertThat(failure(bench, Bench.policy(), server).kind()).isEqualTo(Kind.CANCELLED);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void cancellationEndsAWait() throws IOException {
        Bench bench = bench();
        bench.time.onWait(() -> bench.cancelled.set(true));
        try (var server = server(status(503, "", ""))) {
            assertThat(failure(bench, Bench.policy(), server).kind()).isEqualTo(Kind.CANCELLED);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void anInterruptedThreadGivesUpAndStaysInterrupted() throws IOException {
        Bench bench = bench();
        bench.time.onWait(() -> Thread.currentThread().interrupt());
        try (var server = server(status(503, "", ""))) {
            HttpFailure failure = failure(bench, Bench.policy(), server);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(failure.kind()).isEqualTo(Kind.CANCELLED);
        }
    }

    @Test
    void aServiceThatNeverAnsweredIsUnreachableAtOnceAndOneThatDidIsRetried() throws IOException {
        Bench bench = bench();
        var server = server(status(200, "Connection: close\r\n", "once"));
        try (var transport = bench.open()) {
            transport.exchange(call(server), TEXT);
            server.close();
            HttpFailure later = catchThrowableOfType(HttpFailure.class, () -> transport.exchange(call(server), TEXT));
            assertThat(later.kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(bench.time.waits()).hasSize(3);
        }
        HttpFailure never = failure(bench, Bench.policy(), server);
        assertThat(never.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(never).hasMessageContaining("127.0.0.1:" + server.port());
        assertThat(bench.time.waits()).hasSize(3);
    }

    @Test
    void callsSlowDownBeforeTheLimitAndNeverSpendTheLastOne() throws IOException {
        Bench bench = bench();
        Step low =
                status(200, DATE + "X-Limit: 10\r\nX-Remaining: 1\r\nX-Reset: " + (SERVER_SECONDS + 20) + "\r\n", "");
        try (var server = server(low, ok("x"));
                var transport = bench.open()) {
            transport.exchange(call(server), TEXT);
            assertThat(bench.time.waits()).isEmpty();
            transport.exchange(call(server), TEXT);
            assertThat(bench.time.waits()).containsExactly(Duration.ofSeconds(21));
        }
    }

    @Test
    void aClosedTransportSendsNothing() throws IOException {
        Bench bench = bench();
        try (var server = server(ok("x"))) {
            var transport = bench.open();
            transport.close();
            assertThat(catchThrowableOfType(HttpFailure.class, () -> transport.exchange(call(server), TEXT))
                            .kind())
                    .isEqualTo(Kind.CANCELLED);
        }
    }

    @Test
    void whatIsGoodOnceIsMadeAnewForEachAttempt() throws IOException {
        AtomicInteger bodies = new AtomicInteger();
        AtomicInteger proofs = new AtomicInteger();
        try (var server = server(status(503, "", "a"), status(429, "Retry-After: 7\r\n", "b"), ok("fine"));
                var transport = bench().open()) {
            HttpCall call = HttpCall.post(
                            URI.create("https://127.0.0.1:" + server.port() + "/token"),
                            "text/plain",
                            () -> ("body-" + bodies.incrementAndGet()).getBytes(StandardCharsets.UTF_8))
                    .freshHeader("Proof", () -> "proof-" + proofs.incrementAndGet())
                    .build();
            assertThat(transport.exchange(call, TEXT)).isEqualTo("200 fine");
            assertThat(server.requests()).hasSize(3);
            for (int i = 1; i <= 3; i++) {
                assertThat(server.requests().get(i - 1))
                        .contains("Proof: proof-" + i)
                        .endsWith("body-" + i);
            }
        }
    }
}
