package org.usersync.launcher.internal;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InterruptionTest {
    private final List<Integer> halts = new ArrayList<>();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(written, true, StandardCharsets.UTF_8);

    @Test
    void commandSeesItAndItsStatusCounts() throws InterruptedException {
        Interruption interruption = new Interruption(Duration.ofMinutes(1), halts::add, err);
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
        Interruption interruption = new Interruption(Duration.ZERO, halts::add, err);
        interruption.interrupt();
        assertThat(halts).containsExactly(130);
        assertThat(written.toString(StandardCharsets.UTF_8))
                .startsWith("user-sync: stopped")
                .contains("the last request");
    }

    @Test
    void orderlyEndIsLeftAlone() {
        Interruption interruption = new Interruption(Duration.ofMinutes(1), halts::add, err);
        interruption.ended(3);
        interruption.interrupt();
        assertThat(halts).isEmpty();
        assertThat(interruption.requested()).isFalse();
    }
}
