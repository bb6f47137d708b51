package org.usersync.cli.internal;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class ProgressTest {
    @Test
    void tellsCountPercentagePaceCallsLeftAndTimeToGo() {
        assertThat(new Progress(200, 1_205, Duration.ofMinutes(2)).text(true))
                .isEqualTo("200/1205 (16%), 100 a minute, at least 101 calls left, about 0:10:03 to go");
    }

    @Test
    void readingHasNoCallsLeft() {
        assertThat(new Progress(500, 1_000, Duration.ofSeconds(30)).text(false))
                .isEqualTo("500/1000 (50%), 1000 a minute, about 0:00:30 to go");
    }

    @Test
    void withoutATotalTheCountAndThePaceAreAllThereIs() {
        assertThat(new Progress(4_000, 0, Duration.ofSeconds(20)).text(false)).isEqualTo("4000, 12000 a minute");
    }

    @Test
    void aPaceThatIsNotKnownYetIsLeftOut() {
        assertThat(new Progress(3, 10, Duration.ZERO).text(true)).isEqualTo("3/10 (30%), at least 1 calls left");
        assertThat(new Progress(10, 10, Duration.ofMinutes(1)).text(true)).isEqualTo("10/10 (100%), 10 a minute");
    }
}
