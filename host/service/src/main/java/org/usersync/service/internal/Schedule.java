package org.usersync.service.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

import org.usersync.config.ServiceSettings.Timing;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;

/** When a sync is due. Immutable. */
final class Schedule {
    private final Timing timing;
    private final ZoneId zone;
    private final Optional<ExecutionTime> times;

    /**
     * Makes a schedule.
     *
     * @param timing when, checked by {@link #problem}
     * @param zone the time zone of a cron expression
     */
    Schedule(Timing timing, ZoneId zone) {
        this.timing = timing;
        this.zone = zone;
        this.times = timing instanceof Timing.Cron cron
                ? Optional.of(ExecutionTime.forCron(parse(cron.expression())))
                : Optional.empty();
    }

    /**
     * Checks a cron expression.
     *
     * @param expression five fields
     * @return what is wrong with it, in one line, or nothing
     */
    static Optional<String> problem(String expression) {
        try {
            Cron cron = parse(expression);
            boolean ever = ExecutionTime.forCron(cron)
                    .nextExecution(ZonedDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneId.of("UTC")))
                    .isPresent();
            return ever ? Optional.empty() : Optional.of("it never comes");
        } catch (IllegalArgumentException wrong) {
            return Optional.of(String.valueOf(wrong.getMessage()).replaceAll("\\s+", " "));
        }
    }

    private static Cron parse(String expression) {
        return new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX))
                .parse(expression)
                .validate();
    }

    /**
     * The next time after a moment.
     *
     * @param moment for an interval, the begin of the run before, or the begin of the service
     * @return the time, or empty if there is none
     */
    Optional<Instant> after(Instant moment) {
        if (timing instanceof Timing.Every every) {
            return Optional.of(moment.plus(every.interval()));
        }
        return times.flatMap(execution -> execution.nextExecution(moment.atZone(zone)))
                .map(ZonedDateTime::toInstant);
    }

    /** {@return whether a service that begins runs it at once: an interval has no time of its own to wait for} */
    boolean beginsAtOnce() {
        return timing instanceof Timing.Every;
    }

    @Override
    public String toString() {
        if (timing instanceof Timing.Cron cron) {
            return cron.expression() + " (" + zone + ")";
        }
        return timing instanceof Timing.Every every ? "every " + Texts.time(every.interval()) : "on request";
    }
}
