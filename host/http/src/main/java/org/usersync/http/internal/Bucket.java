package org.usersync.http.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.usersync.http.internal.Limits.Reading;

/**
 * Slows the calls of one rate-limit bucket down before the service has to refuse one. While more than a tenth of the
 * window's calls are left nothing is held; below it the calls left are spread over the rest of the window, and the very
 * last one is never spent. Safe for use by several threads.
 */
final class Bucket {
    private static final long LOW_SHARE = 10;
    private static final Duration LONGEST_WINDOW = Duration.ofHours(1);

    private @Nullable Reading known;
    private Instant end = Instant.MIN;
    private Instant nextSlot = Instant.MIN;
    private long remaining;
    private int underWay;

    /**
     * When a call may go.
     *
     * @param delay how long to wait before, maybe nothing
     * @param granted whether the call may go then; else it has to ask again
     */
    record Turn(Duration delay, boolean granted) {}

    /** {@return when the next call may go; a granted turn is given back by {@link #done}} */
    synchronized Turn turn(Instant now) {
        Reading reading = known;
        if (reading == null || !now.isBefore(end)) {
            known = null;
            underWay++;
            return new Turn(Duration.ZERO, true);
        }
        // The service has not counted yet what is under way.
        long left = remaining - underWay;
        if (left > low(reading.limit())) {
            underWay++;
            return new Turn(Duration.ZERO, true);
        }
        if (left <= 1) {
            return new Turn(Duration.between(now, end), false);
        }
        Instant slot = nextSlot.isAfter(now) ? nextSlot : now;
        if (!slot.isBefore(end)) {
            return new Turn(Duration.between(now, end), false);
        }
        nextSlot = slot.plus(Duration.between(slot, end).dividedBy(left));
        underWay++;
        return new Turn(Duration.between(now, slot), true);
    }

    private static long low(long limit) {
        return Math.max(1, (limit + LOW_SHARE - 1) / LOW_SHARE);
    }

    /**
     * Gives a turn back.
     *
     * @param now the time
     * @param told what the answer said, if one came that said anything
     */
    synchronized void done(Instant now, Optional<Reading> told) {
        underWay--;
        told.filter(reading -> reading.limit() > 0 && reading.left().compareTo(LONGEST_WINDOW) <= 0)
                .ifPresent(reading -> learn(now, reading));
    }

    private void learn(Instant now, Reading reading) {
        Reading before = known;
        if (before != null && now.isBefore(end) && reading.window() < before.window()) {
            return;
        }
        if (before != null && reading.window() == before.window()) {
            // Answers overtake one another: the smallest number is the latest.
            remaining = Math.min(remaining, reading.remaining());
        } else {
            remaining = reading.remaining();
            nextSlot = Instant.MIN;
            end = now.plus(reading.left());
        }
        known = reading;
    }
}
