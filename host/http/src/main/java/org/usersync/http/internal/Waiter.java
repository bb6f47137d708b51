package org.usersync.http.internal;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Lets time pass. */
@FunctionalInterface
interface Waiter {
    /**
     * Waits, but returns early once there is a reason to stop.
     *
     * @param length how long
     * @param stop whether to stop; asked again and again
     * @throws InterruptedException if the thread was interrupted
     */
    void await(Duration length, BooleanSupplier stop) throws InterruptedException;
}
