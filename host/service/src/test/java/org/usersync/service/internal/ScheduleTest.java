package org.usersync.service.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersync.config.ServiceSettings.Timing;

import static org.assertj.core.api.Assertions.assertThat;

final class ScheduleTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Instant next(String cron, String after) {
        return new Schedule(new Timing.Cron(cron), BERLIN)
                .after(Instant.parse(after))
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "0 3 * * *, 2026-11-26T12:00:00Z, 2026-11-27T02:00:00Z",
        "*/15 * * * *, 2026-11-26T12:00:00Z, 2026-11-26T12:15:00Z",
        "30 6 * * 1-5, 2026-11-27T12:00:00Z, 2026-11-30T05:30:00Z",
        "0 0 1 * *, 2026-11-26T12:00:00Z, 2026-11-30T23:00:00Z",
        // the night in which clocks go forward, and the one in which they go back
        "0 4 * * *, 2027-03-27T12:00:00Z, 2027-03-28T02:00:00Z",
        "0 4 * * *, 2027-10-30T12:00:00Z, 2027-10-31T03:00:00Z"
    })
    void aCronExpressionIsReadInItsTimeZone(String cron, String after, String next) {
        assertThat(next(cron, after)).isEqualTo(Instant.parse(next));
    }

    @Test
    void aTimeThatASpringNightLeavesOutDoesNotStopTheSchedule() {
        assertThat(next("30 2 * * *", "2027-03-28T12:00:00Z")).isEqualTo(Instant.parse("2027-03-29T00:30:00Z"));
        assertThat(next("30 2 * * *", "2027-03-27T12:00:00Z"))
                .isBetween(Instant.parse("2027-03-28T00:30:00Z"), Instant.parse("2027-03-29T00:30:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "61 * * * *", "* * * *", "0 3 * * * *", "0 3 31 2 *", "@"})
    void whatIsNoExpressionIsToldInOneLine(String expression) {
        Optional<String> problem = Schedule.problem(expression);
        assertThat(problem).isPresent();
        assertThat(problem.get()).isNotBlank().doesNotContain("\n");
    }

    @Test
    void anIntervalCountsFromTheBeginOfTheLastRunAndBeginsAtOnce() {
        Schedule every = new Schedule(new Timing.Every(Duration.ofHours(6)), BERLIN);
        assertThat(every.beginsAtOnce()).isTrue();
        assertThat(every.after(Instant.EPOCH)).contains(Instant.EPOCH.plus(Duration.ofHours(6)));
        assertThat(every).hasToString("every 6h");
    }

    @Test
    void onRequestIsNeverDue() {
        Schedule schedule = new Schedule(new Timing.OnRequest(), BERLIN);
        assertThat(schedule.after(Instant.EPOCH)).isEmpty();
        assertThat(schedule.beginsAtOnce()).isFalse();
    }
}
