package org.usersync.http.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A clock that moves only when somebody waits. */
final class FakeTime extends Clock implements Waiter {
    static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

    private final List<Duration> waits = new ArrayList<>();
    private Instant now = START;
    private Runnable onWait = () -> {};

    @Override
    public synchronized void await(Duration length, BooleanSupplier stop) {
        waits.add(length);
        now = now.plus(length);
        onWait.run();
    }

    void onWait(Runnable action) {
        onWait = action;
    }

    synchronized List<Duration> waits() {
        return List.copyOf(waits);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}
