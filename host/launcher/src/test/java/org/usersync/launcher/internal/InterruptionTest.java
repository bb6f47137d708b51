package org.usersync.launcher.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InterruptionTest {
    private final List<Integer> halts = new ArrayList<>();

    @Test
    void commandSeesItAndItsStatusCounts() throws InterruptedException {
        Interruption interruption = new Interruption(Duration.ofMinutes(1), halts::add);
        Thread signal = new Thread(interruption::interrupt);
        signal.start();
        while (!interruption.requested()) {
            Thread.onSpinWait();
        }
        interruption.ended(130);
        signal.join();
        assertThat(halts).containsExactly(130);
    }

    @Test
    void patienceHasAnEnd() {
        Interruption interruption = new Interruption(Duration.ZERO, halts::add);
        interruption.interrupt();
        assertThat(halts).containsExactly(130);
    }

    @Test
    void orderlyEndIsLeftAlone() {
        Interruption interruption = new Interruption(Duration.ofMinutes(1), halts::add);
        interruption.ended(3);
        interruption.interrupt();
        assertThat(halts).isEmpty();
        assertThat(interruption.requested()).isFalse();
    }
}
