package org.usersync.http.internal;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits in slices, because a cancellation can be asked for but not listened to. */
final class SlicedWaiter implements Waiter {
    private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    @Override
    public void await(Duration length, BooleanSupplier stop) throws InterruptedException {
        long begin = System.nanoTime();
        long left = length.toNanos();
        while (left > 0 && !stop.getAsBoolean()) {
            TimeUnit.NANOSECONDS.sleep(Math.min(left, SLICE_NANOS));
            left = length.toNanos() - (System.nanoTime() - begin);
        }
    }
}
