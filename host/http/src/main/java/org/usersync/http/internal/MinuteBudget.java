package org.usersync.http.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A published limit of calls a minute that no header tells. Never more calls than that begin within any minute: this
 * holds whether the service counts in fixed windows or in a sliding one. Not safe for use by several threads.
 */
final class MinuteBudget {
    /** A call may reach the service a little later than the one a minute after it does. */
    private static final Duration SPAN = Duration.ofSeconds(61);

    private final int calls;
    private final Deque<Instant> begun = new ArrayDeque<>();

    /**
     * Makes a budget.
     *
     * @param calls a minute, at least 1
     */
    MinuteBudget(int calls) {
        this.calls = calls;
    }

    /** {@return how long the next call has to wait, zero if it may go} */
    Duration wait(Instant now) {
        while (!begun.isEmpty() && !now.isBefore(begun.peekFirst().plus(SPAN))) {
            begun.removeFirst();
        }
        return begun.size() < calls
                ? Duration.ZERO
                : Duration.between(now, begun.getFirst().plus(SPAN));
    }

    /** Takes note that a call goes. */
    void begin(Instant now) {
        begun.addLast(now);
    }
}
