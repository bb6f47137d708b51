package org.usersync.demo.tenant.internal.adobe;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/**
 * The gate between two syncs: a first page of a list that is asked for too soon after the last one closes it, and then
 * every call is refused until the time has passed. Safe for many threads.
 */
final class SyncGate {
    private final Clock clock;
    private final long seconds;
    private final Map<String, Long> firstPages = new HashMap<>();
    private long closedUntil;

    SyncGate(Clock clock, long seconds) {
        this.clock = clock;
        this.seconds = seconds;
    }

    /** Seconds to wait; 0 lets the call in. */
    synchronized long wait(String list, boolean firstPage) {
        if (seconds <= 0) {
            return 0;
        }
        long now = clock.instant().getEpochSecond();
        if (now < closedUntil) {
            return closedUntil - now;
        }
        if (firstPage) {
            Long last = firstPages.get(list);
            if (last != null && now < last + seconds) {
                closedUntil = last + seconds;
                return closedUntil - now;
            }
            firstPages.put(list, now);
        }
        return 0;
    }
}
