package org.usersync.http.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.usersync.http.internal.Limits.Reading;

/**
 * Slows the calls of one rate-limit bucket down before the service has to refuse one: by the limit that its answers tell,
 * by the one it publishes, and, once it refused a call, until the moment it named. Safe for use by several threads.
 */
final class Bucket {
    private final ToldWindow window;
    private final @Nullable MinuteBudget published;
    private Instant closedUntil = Instant.MIN;

    /**
     * Makes a bucket.
     *
     * @param share how much of a limit that answers tell is ours, above 0, at most 1
     * @param callsPerMinute the published limit, or null
     */
    Bucket(double share, @Nullable Integer callsPerMinute) {
        this.window = new ToldWindow(share);
        this.published = callsPerMinute == null ? null : new MinuteBudget(callsPerMinute);
    }

    /**
     * When a call may go.
     *
     * @param delay how long to wait before, maybe nothing
     * @param granted whether the call may go then; else it has to ask again
     * @param reason why it waits, as the middle of a sentence
     */
    record Turn(Duration delay, boolean granted, String reason) {}

    /** {@return when the next call may go; a granted turn is given back by {@link #done}} */
    synchronized Turn turn(Instant now) {
        if (now.isBefore(closedUntil)) {
            return new Turn(Duration.between(now, closedUntil), false, "its rate limit is reached");
        }
        MinuteBudget budget = published;
        if (budget == null) {
            return window.turn(now);
        }
        Duration wait = budget.wait(now);
        if (wait.compareTo(Duration.ZERO) > 0) {
            return new Turn(wait, false, "the calls that it allows in a minute are made");
        }
        Turn turn = window.turn(now);
        if (turn.granted()) {
            budget.begin(now.plus(turn.delay()));
        }
        return turn;
    }

    /**
     * Gives a turn back.
     *
     * @param now the time
     * @param told what the answer said, if one came that said anything
     */
    synchronized void done(Instant now, Optional<Reading> told) {
        window.done(now, told.orElse(null));
    }

    /** Holds every call of the bucket: the service named this moment when it refused one. */
    synchronized void closeUntil(Instant moment) {
        if (moment.isAfter(closedUntil)) {
            closedUntil = moment;
        }
    }
}
