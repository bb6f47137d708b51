package org.usersync.http.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.usersync.http.internal.Limits.Reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usersync.http.internal.Bench.TEXT;
import static org.usersync.http.internal.Bench.call;
import static org.usersync.http.internal.ScriptedServer.ok;
import static org.usersync.http.internal.ScriptedServer.status;

/** Runs against services that enforce limits, on a clock that flies: nothing is refused, and little is left unused. */
final class RateBudgetTest {
    private static final Duration CALL = Duration.ofMillis(40);
    private static final Duration MARGIN = Duration.ofSeconds(1);

    /** A service with windows of a minute that begin with the first call after the last one ended, and tells them. */
    private static final class TellingService {
        private final int limit;
        private Instant end = Instant.MIN;
        private int used;
        private int refused;

        TellingService(int limit) {
            this.limit = limit;
        }

        /** {@return what the answer says} */
        Reading call(Instant now) {
            if (!now.isBefore(end)) {
                end = now.plusSeconds(60);
                used = 0;
            }
            used++;
            if (used > limit) {
                refused++;
            }
            return new Reading(
                    limit,
                    Math.max(0, limit - used),
                    end.getEpochSecond(),
                    Duration.between(now, end).plus(MARGIN));
        }
    }

    /** Makes calls one after the other as the bucket allows them, and returns the time they took. */
    private static Duration run(Bucket bucket, int calls, TellingService service, int othersPerCall) {
        Instant now = FakeTime.START;
        for (int i = 0; i < calls; i++) {
            now = granted(bucket, now);
            for (int other = 0; other < othersPerCall; other++) {
                service.call(now);
            }
            Reading told = service.call(now);
            now = now.plus(CALL);
            bucket.done(now, Optional.of(told));
        }
        return Duration.between(FakeTime.START, now);
    }

    private static Instant granted(Bucket bucket, Instant begin) {
        Instant now = begin;
        while (true) {
            Bucket.Turn turn = bucket.turn(now);
            now = now.plus(turn.delay());
            if (turn.granted()) {
                return now;
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"600, 0.5", "500, 0.5", "100, 0.5", "600, 1", "100, 0.25", "1200, 0.9"})
    void aServiceThatTellsItsLimitRefusesNothingAndOurShareIsUsed(int limit, double share) {
        TellingService service = new TellingService(limit);
        int calls = (int) (limit * share * 10);
        Duration took = run(new Bucket(share, null), calls, service, 0);
        assertThat(service.refused).isZero();
        double allowed = limit * share * took.toMillis() / 60_000;
        assertThat(calls).as("of " + allowed + " calls allowed").isGreaterThanOrEqualTo((int) (0.9 * allowed));
    }

    @Test
    void neverMoreThanOurShareOfAWindow() {
        TellingService service = new TellingService(600);
        Bucket bucket = new Bucket(0.5, null);
        run(bucket, 300, service, 0);
        assertThat(service.used).isEqualTo(300);
        Bucket.Turn turn = bucket.turn(FakeTime.START.plusSeconds(30));
        assertThat(turn.granted()).isFalse();
        assertThat(turn.reason()).isEqualTo("our share of its rate limit is used up");
        assertThat(turn.delay()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(32));
    }

    @Test
    void whereOthersUseTheLimitUpCallsAreSpreadAndTheLastOnesAreLeftToThem() {
        TellingService service = new TellingService(600);
        run(new Bucket(1, null), 1_000, service, 2);
        assertThat(service.refused).isZero();
    }

    /** A service that counts every call, refused or not, in the last minute. */
    private static int refusedBySlidingWindow(Iterable<Instant> calls, int limit) {
        Deque<Instant> last = new ArrayDeque<>();
        int refused = 0;
        for (Instant call : calls) {
            while (!last.isEmpty() && !call.isBefore(last.getFirst().plusSeconds(60))) {
                last.removeFirst();
            }
            last.addLast(call);
            if (last.size() > limit) {
                refused++;
            }
        }
        return refused;
    }

    @ParameterizedTest
    @CsvSource({"10, 0", "25, 0", "5, 3000", "10, 4000", "10, 30"})
    void aPublishedLimitIsKeptInEveryMinuteAndUsed(int limit, long callMillis) {
        Bucket bucket = new Bucket(1, limit);
        Deque<Instant> sent = new ArrayDeque<>();
        Instant now = FakeTime.START;
        int calls = limit * 20;
        for (int i = 0; i < calls; i++) {
            now = granted(bucket, now);
            sent.addLast(now);
            now = now.plusMillis(callMillis);
            bucket.done(now, Optional.empty());
        }
        assertThat(refusedBySlidingWindow(sent, limit)).isZero();
        double minutes = Duration.between(FakeTime.START, now).toMillis() / 60_000.0;
        assertThat((double) calls).isGreaterThanOrEqualTo(0.9 * limit * minutes);
    }

    @Test
    void aRefusalHoldsEveryCallOfItsBucket() {
        Bucket bucket = new Bucket(1, 10);
        bucket.closeUntil(FakeTime.START.plusSeconds(40));
        bucket.closeUntil(FakeTime.START.plusSeconds(20));
        Bucket.Turn turn = bucket.turn(FakeTime.START.plusSeconds(1));
        assertThat(turn.granted()).isFalse();
        assertThat(turn.delay()).isEqualTo(Duration.ofSeconds(39));
        assertThat(bucket.turn(FakeTime.START.plusSeconds(40)).granted()).isTrue();
    }

    @Test
    void tooManyCallsAtOnceHalveThemAndARowOfGoodOnesBringsThemBack() throws InterruptedException {
        Concurrency concurrency = new Concurrency(6);
        for (int i = 0; i < 6; i++) {
            assertThat(concurrency.enter()).isTrue();
        }
        assertThat(concurrency.enter()).isFalse();
        concurrency.leave(true);
        assertThat(concurrency.allowed()).isEqualTo(3);
        for (int i = 0; i < 5; i++) {
            concurrency.leave(false);
        }
        for (int i = 0; i < 15; i++) {
            assertThat(concurrency.enter()).isTrue();
            concurrency.leave(false);
        }
        assertThat(concurrency.allowed()).isEqualTo(4);
        for (int i = 0; i < 500; i++) {
            assertThat(concurrency.enter()).isTrue();
            concurrency.leave(false);
        }
        assertThat(concurrency.allowed()).isEqualTo(6);
    }

    @Test
    void atTheLeastOneCallIsLeft() throws InterruptedException {
        Concurrency concurrency = new Concurrency(4);
        for (int i = 0; i < 10; i++) {
            assertThat(concurrency.enter()).isTrue();
            concurrency.leave(true);
        }
        assertThat(concurrency.allowed()).isEqualTo(1);
    }

    @Test
    void aTransportMeetsNoRefusalOfAServiceWithAPublishedLimit(@TempDir Path folder) throws IOException {
        TestCertificates certificates = new TestCertificates(folder);
        Bench bench = new Bench().trusting(certificates.pem("authority"));
        AtomicInteger refused = new AtomicInteger();
        Deque<Instant> calls = new ArrayDeque<>();
        ScriptedServer.Step enforcing = (server, client) -> {
            calls.addLast(bench.time.instant());
            if (refusedBySlidingWindow(calls, 10) > 0) {
                refused.incrementAndGet();
            }
            client.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.US_ASCII));
            return true;
        };
        try (var server = new ScriptedServer(certificates.server("good"), enforcing);
                var transport = bench.open(Bench.policy().callsPerMinute(Map.of("default", 10)))) {
            for (int i = 0; i < 45; i++) {
                assertThat(transport.exchange(call(server), TEXT)).isEqualTo("200 ok");
            }
        }
        assertThat(refused).hasValue(0);
        assertThat(bench.time.waits()).hasSize(4).allMatch(Duration.ofSeconds(61)::equals);
    }

    @Test
    void aRefusalOfOneCallIsWaitedForOnce(@TempDir Path folder) throws IOException {
        TestCertificates certificates = new TestCertificates(folder);
        Bench bench = new Bench().trusting(certificates.pem("authority"));
        try (var server = new ScriptedServer(
                        certificates.server("good"), status(429, "Retry-After: 30\r\n", ""), ok("a"), ok("b"));
                var transport = bench.open()) {
            transport.exchange(call(server), TEXT);
            transport.exchange(call(server), TEXT);
            assertThat(bench.time.waits()).containsExactly(Duration.ofSeconds(30));
        }
    }
}
