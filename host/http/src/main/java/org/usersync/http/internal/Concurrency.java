package org.usersync.http.internal;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How many calls of one service are under way at once. It begins with all connections; a refusal because of too many
 * calls at once halves it, and a row of answers without one lets it grow again by one. Safe for use by several threads.
 */
final class Concurrency {
    /** How many calls have to go well before one more is tried at the same time. */
    private static final int ROW = 20;
    /** How long a call waits for its place before it looks whether the run is to end. */
    private static final Duration PATIENCE = Duration.ofMillis(100);

    private final int most;
    private int allowed;
    private int underWay;
    private int row;

    /**
     * Makes a limit.
     *
     * @param most how many calls can be under way at the most, at least 1
     */
    Concurrency(int most) {
        this.most = most;
        this.allowed = most;
    }

    /**
     * Takes a place, waiting a moment if there is none.
     *
     * @return whether there was one; a place is given back by {@link #leave}
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    synchronized boolean enter() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (underWay >= allowed) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        underWay++;
        return true;
    }

    /**
     * Gives a place back.
     *
     * @param refused whether the service refused the call because of too many calls at once
     */
    synchronized void leave(boolean refused) {
        if (refused) {
            allowed = Math.max(1, Math.min(allowed, underWay) / 2);
            row = 0;
        } else if (allowed < most && ++row >= ROW) {
            allowed++;
            row = 0;
        }
        underWay--;
        notifyAll();
    }

    /** {@return how many calls may be under way now} */
    synchronized int allowed() {
        return allowed;
    }
}
