package org.usersync.http.internal;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.usersync.http.internal.Bucket.Turn;
import org.usersync.http.internal.Limits.Reading;

/**
 * A limit that the answers tell: so many calls in a window that ends then. At most the share of it that is ours is used.
 * While more than a tenth of the window's calls are left nothing is held; below it the calls left are spread over the
 * rest of the window, since others use them up too, and the very last one is never spent. Not safe for use by several
 * threads.
 */
final class ToldWindow {
    private static final long LOW_SHARE = 10;
    private static final Duration LONGEST_WINDOW = Duration.ofHours(1);

    private final double share;
    private @Nullable Reading known;
    private Instant end = Instant.MIN;
    private Instant nextSlot = Instant.MIN;
    private long remaining;
    private long used;
    private int underWay;

    /**
     * Makes a window of which nothing is known yet.
     *
     * @param share of the limit that is ours, above 0, at most 1
     */
    ToldWindow(double share) {
        this.share = share;
    }

    /** {@return when the next call may go; a granted turn is given back by {@link #done}} */
    Turn turn(Instant now) {
        Reading reading = known;
        if (reading != null && !now.isBefore(end)) {
            known = null;
            reading = null;
            used = 0;
        }
        if (reading == null) {
            return granted(Duration.ZERO);
        }
        if (used >= ours(reading.limit())) {
            return new Turn(Duration.between(now, end), false, "our share of its rate limit is used up");
        }
        // The service has not counted yet what is under way.
        long left = remaining - underWay;
        if (left > low(reading.limit())) {
            return granted(Duration.ZERO);
        }
        Instant slot = nextSlot.isAfter(now) ? nextSlot : now;
        if (left <= 1 || !slot.isBefore(end)) {
            return new Turn(Duration.between(now, end), false, "its rate limit is almost used up");
        }
        nextSlot = slot.plus(Duration.between(slot, end).dividedBy(left));
        return granted(Duration.between(now, slot));
    }

    private Turn granted(Duration delay) {
        underWay++;
        used++;
        return new Turn(delay, true, "its rate limit is close, requests are slowed down");
    }

    private long ours(long limit) {
        return Math.max(1, (long) Math.floor(limit * share));
    }

    private static long low(long limit) {
        return Math.max(1, (limit + LOW_SHARE - 1) / LOW_SHARE);
    }

    /**
     * Takes note that a call is over.
     *
     * @param now the time
     * @param told what the answer said of the limit, or null
     */
    void done(Instant now, @Nullable Reading told) {
        underWay--;
        if (told != null && told.limit() > 0 && told.left().compareTo(LONGEST_WINDOW) <= 0) {
            learn(now, told);
        }
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
            if (before != null) {
                // A new window came before the old one was over by our clock: this call and those under way are in it.
                used = underWay + 1L;
            }
            remaining = reading.remaining();
            nextSlot = Instant.MIN;
            end = now.plus(reading.left());
        }
        known = reading;
    }
}
