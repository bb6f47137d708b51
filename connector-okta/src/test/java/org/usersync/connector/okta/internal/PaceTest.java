package org.usersync.connector.okta.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PaceTest {
    private final AtomicInteger found = new AtomicInteger();
    private final Pace pace =
            new Pace(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), Integer.MAX_VALUE, found::incrementAndGet);

    /** One that waited for a processor says nothing of Okta. */
    @Test
    void okta_is_slow_when_several_answers_in_a_row_are() {
        answers(Pace.SLOW, Pace.SLOW, Pace.SLOW.minusNanos(1), Pace.SLOW, Pace.SLOW);
        assertThat(found).hasValue(0);

        answers(Pace.SLOW);
        assertThat(found).hasValue(1);
    }

    @Test
    void it_is_told_once() {
        answers(Pace.SLOW, Pace.SLOW, Pace.SLOW, Pace.SLOW, Pace.SLOW, Pace.SLOW, Pace.SLOW);

        assertThat(found).hasValue(1);
    }

    private void answers(Duration... took) {
        for (Duration one : took) {
            pace.answered(Instant.EPOCH.minus(one));
        }
    }
}
