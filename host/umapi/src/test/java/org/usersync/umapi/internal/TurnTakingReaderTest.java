package org.usersync.umapi.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.usersync.spi.http.HttpAnswer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Of several answers a few are read at once. */
class TurnTakingReaderTest {
    private static final int AT_ONCE = 2;
    private static final HttpAnswer ANSWER = new Nothing();

    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final AtomicInteger reading = new AtomicInteger();
    private final AtomicInteger read = new AtomicInteger();
    private final TurnTakingReader<Integer> reader =
            new TurnTakingReader<>(this::read, AT_ONCE, () -> new CancellationException("interrupted"));
    private final List<Thread> threads = new ArrayList<>();

    private record Nothing() implements HttpAnswer {
        @Override
        public int status() {
            return 200;
        }

        @Override
        public Optional<String> header(String name) {
            return Optional.empty();
        }

        @Override
        public List<String> headers(String name) {
            return List.of();
        }

        @Override
        public InputStream body() {
            return new ByteArrayInputStream(new byte[0]);
        }

        @Override
        public String requestId() {
            return "none";
        }
    }

    private Integer read(HttpAnswer answer) {
        reading.incrementAndGet();
        try {
            mayEnd.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return read.incrementAndGet();
    }

    private void start(Runnable call) {
        Thread thread = new Thread(call);
        threads.add(thread);
        thread.start();
    }

    private void startReading() {
        start(() -> {
            try {
                reader.read(ANSWER);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    private void awaitAllWaiting() {
        for (Thread thread : threads) {
            while (thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }
    }

    private void endAll() throws InterruptedException {
        mayEnd.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Test
    void readsAFewAtOnceAndAllInTheEnd() throws InterruptedException {
        for (int i = 0; i < 2 * AT_ONCE; i++) {
            startReading();
        }
        awaitAllWaiting();

        assertThat(reading).hasValue(AT_ONCE);
        endAll();
        assertThat(read).hasValue(2 * AT_ONCE);
    }

    @Test
    void aThreadThatIsInterruptedMeanwhileReadsNothingAndTakesNoTurn() throws InterruptedException {
        for (int i = 0; i < AT_ONCE; i++) {
            startReading();
        }
        awaitAllWaiting();
        AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
        start(() -> {
            try {
                reader.read(ANSWER);
            } catch (IOException | RuntimeException e) {
                thrown.set(Thread.currentThread().isInterrupted() ? e : null);
            }
        });
        awaitAllWaiting();
        threads.get(AT_ONCE).interrupt();
        threads.get(AT_ONCE).join();

        assertThat(thrown.get()).isInstanceOf(CancellationException.class);
        endAll();
        assertThat(read).hasValue(AT_ONCE);
        for (int i = 0; i < AT_ONCE; i++) {
            startReading();
        }
        endAll();
        assertThat(read).hasValue(2 * AT_ONCE);
    }

    @Test
    void aReaderThatFailsGivesItsTurnBack() {
        var failing = new TurnTakingReader<Integer>(
                answer -> {
                    throw new IOException("broken");
                },
                1,
                IllegalStateException::new);

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> failing.read(ANSWER)).hasMessage("broken");
        }
    }
}
