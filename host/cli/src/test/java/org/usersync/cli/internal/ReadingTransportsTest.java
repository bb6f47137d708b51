package org.usersync.cli.internal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.usersync.spi.http.AnswerReader;
import org.usersync.spi.http.HttpCall;
import org.usersync.spi.http.HttpTransport;

import static org.assertj.core.api.Assertions.assertThat;

class ReadingTransportsTest {
    private final AtomicBoolean interrupted = new AtomicBoolean();

    @Test
    void anInterruptionClosesWhatIsRead() throws Exception {
        FakeTransport transport = new FakeTransport();
        try (ReadingTransports reading = ReadingTransports.watch(interrupted::get)) {
            assertThat(reading.add(transport)).isSameAs(transport);
            interrupted.set(true);

            assertThat(transport.closed.await(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void onceEverythingIsReadNothingIsClosedAnyMore() throws Exception {
        FakeTransport early = new FakeTransport();
        CountDownLatch looked = new CountDownLatch(1);
        ReadingTransports reading = ReadingTransports.watch(() -> {
            looked.countDown();
            return interrupted.get();
        });
        reading.add(early);
        looked.await();

        reading.close();
        interrupted.set(true);

        // The watch looks at the latch first: had it gone on, it would close the transport within its next look.
        assertThat(early.closed.await(300, TimeUnit.MILLISECONDS)).isFalse();
    }

    private static final class FakeTransport implements HttpTransport {
        private final CountDownLatch closed = new CountDownLatch(1);

        @Override
        public <T> T exchange(HttpCall call, AnswerReader<T> reader) {
            throw new IllegalStateException("not asked for here");
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }
}
