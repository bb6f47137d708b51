package org.usersync.umapi;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Gives every action of a run an id of its own: {@code action_1}, {@code action_2} … All targets of a run share one
 * object. Safe for use by several threads.
 */
public final class RequestIds {
    private final AtomicLong last = new AtomicLong();

    /** {@return the next id, never given before by this object} */
    public String next() {
        return "action_" + last.incrementAndGet();
    }
}
