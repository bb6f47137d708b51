package org.usersync.demo.tenant.internal.web;

import java.time.Clock;

/**
 * Counts calls in windows of a minute, each of which begins with the first call after the last one ended. Safe for many
 * threads.
 */
public final class RateWindow {
    private static final long WINDOW_SECONDS = 60;

    private final int limit;
    private final Clock clock;
    private long end;
    private int used;

    /**
     * Makes a window.
     *
     * @param limit calls in a window; 0 does not limit
     * @param clock says what time it is
     */
    public RateWindow(int limit, Clock clock) {
        this.limit = limit;
        this.clock = clock;
    }

    /**
     * What became of a call.
     *
     * @param granted whether it may go on
     * @param limit calls in a window
     * @param remaining calls left in this one
     * @param reset when this window ends, in seconds since 1970
     * @param untilReset seconds until then
     */
    public record Grant(boolean granted, int limit, int remaining, long reset, long untilReset) {}

    /** {@return whether one more call is granted, which then is counted} */
    public synchronized Grant take() {
        long now = clock.instant().getEpochSecond();
        if (now >= end) {
            end = now + WINDOW_SECONDS;
            used = 0;
        }
        if (limit <= 0) {
            return new Grant(true, 10_000, 9_999, end, end - now);
        }
        boolean granted = used < limit;
        if (granted) {
            used++;
        }
        return new Grant(granted, limit, limit - used, end, end - now);
    }
}
