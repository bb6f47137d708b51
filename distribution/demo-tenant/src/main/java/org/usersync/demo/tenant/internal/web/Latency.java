package org.usersync.demo.tenant.internal.web;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds answers back, until the time is over or the tenant closes. Safe for many threads. */
public final class Latency implements AutoCloseable {
    private final CountDownLatch closed = new CountDownLatch(1);
    private final long millis;

    /**
     * Makes a latency.
     *
     * @param millis how long each answer is held back
     */
    public Latency(long millis) {
        this.millis = millis;
    }

    /** Waits as long as each answer is held back. */
    public void hold() {
        if (millis > 0) {
            pause(millis);
        }
    }

    /**
     * Waits.
     *
     * @param time in milliseconds
     * @return whether the tenant still runs
     */
    public boolean pause(long time) {
        try {
            return !closed.await(time, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
