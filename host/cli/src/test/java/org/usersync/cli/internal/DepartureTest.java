package org.usersync.cli.internal;

import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DepartureTest {
    @Test
    void givesWhatThePartGives() {
        assertThat(new Departure().await(() -> 42)).isEqualTo(42);
    }

    @Test
    void throwsWhatThePartThrows() {
        IllegalStateException thrown = new IllegalStateException("x");
        OutOfMemoryError error = new OutOfMemoryError("y");

        assertThatThrownBy(() -> new Departure().await(() -> {
                    throw thrown;
                }))
                .isSameAs(thrown);
        assertThatThrownBy(() -> new Departure().await(() -> {
                    throw error;
                }))
                .isSameAs(error);
    }

    @Test
    void aPartThatNeverEndsIsLeft() {
        Departure departure = new Departure();
        IllegalStateException reason = new IllegalStateException("stuck");
        CountDownLatch never = new CountDownLatch(1);

        assertThatThrownBy(() -> departure.await(() -> {
                    departure.leave(reason);
                    while (never.getCount() > 0) {
                        Thread.onSpinWait();
                    }
                    return 1;
                }))
                .isSameAs(reason);
        never.countDown();
    }
}
