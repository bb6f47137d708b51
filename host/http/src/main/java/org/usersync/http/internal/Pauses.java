package org.usersync.http.internal;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.BooleanSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.usersync.spi.connector.Cancellation;
import org.usersync.spi.http.HttpFailure;
import org.usersync.spi.http.HttpFailure.Kind;

/** Waits on behalf of one service: announces long waits, refuses too long ones, ends when the run does. */
final class Pauses {
    private static final Logger LOG = LoggerFactory.getLogger(Pauses.class);
    private static final Duration ANNOUNCED = Duration.ofSeconds(5);
    private static final Duration SAME_MOMENT = Duration.ofSeconds(3);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final String service;
    private final Duration longest;
    private final Clock clock;
    private final Cancellation cancellation;
    private final BooleanSupplier closed;
    private final Waiter waiter;
    private Instant announced = Instant.EPOCH;

    Pauses(
            String service,
            Duration longest,
            Clock clock,
            Cancellation cancellation,
            BooleanSupplier closed,
            Waiter waiter) {
        this.service = service;
        this.longest = longest;
        this.clock = clock;
        this.cancellation = cancellation;
        this.closed = closed;
        this.waiter = waiter;
    }

    /** Ends the call if the run, the transport or the thread is to end. */
    void checkpoint() {
        if (Thread.currentThread().isInterrupted()) {
            throw cancelled("the thread was interrupted");
        }
        if (closed.getAsBoolean()) {
            throw cancelled("the connection to it was closed");
        }
        if (cancellation.cancelled()) {
            throw cancelled("the run was cancelled");
        }
    }

    private HttpFailure cancelled(String why) {
        return new HttpFailure(Kind.CANCELLED, service + ": request given up, " + why + ".", null);
    }

    /**
     * Waits, at the most until the run is cancelled.
     *
     * @param wait how long and why
     * @throws HttpFailure if the wait is longer than allowed, or the run was cancelled
     */
    void pause(Wait wait) {
        if (wait.demanded() && wait.length().compareTo(longest) > 0) {
            throw new HttpFailure(
                    Kind.RATE_LIMITED,
                    service + ": " + wait.reason() + " and asks to wait " + text(wait.length()) + ", until "
                            + until(wait.length()) + "; that is longer than limits.max_wait (" + text(longest)
                            + "): run again then, or raise limits.max_wait.",
                    null);
        }
        checkpoint();
        if (wait.length().compareTo(ANNOUNCED) >= 0 && isNews(clock.instant().plus(wait.length()))) {
            LOG.info(
                    "{}: {}; waiting {}, until {}.", service, wait.reason(), text(wait.length()), until(wait.length()));
        } else {
            LOG.debug("{}: {}; waiting {}.", service, wait.reason(), text(wait.length()));
        }
        try {
            waiter.await(wait.length(), () -> closed.getAsBoolean() || cancellation.cancelled());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        checkpoint();
    }

    /** Many threads wait for the same moment; one line tells it. */
    private synchronized boolean isNews(Instant end) {
        if (end.isBefore(announced.plus(SAME_MOMENT))) {
            return false;
        }
        announced = end;
        return true;
    }

    private String until(Duration length) {
        try {
            return TIME.format(ZonedDateTime.now(clock).plus(length));
        } catch (ArithmeticException | DateTimeException e) {
            // A number of seconds beyond all calendars is an answer too, if a foolish one.
            return "the end of time";
        }
    }

    private static String text(Duration length) {
        if (length.compareTo(Duration.ofSeconds(1)) < 0) {
            return length.toMillis() + " ms";
        }
        Duration whole = length.plusMillis(500).truncatedTo(ChronoUnit.SECONDS);
        if (whole.toMinutes() < 2) {
            return whole.toSeconds() + " s";
        }
        String minutes =
                whole.toMinutesPart() + " min" + (whole.toSecondsPart() == 0 ? "" : " " + whole.toSecondsPart() + " s");
        return whole.toHours() == 0 ? minutes : whole.toHours() + " h " + minutes;
    }
}
