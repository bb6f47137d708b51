package org.usersync.runtime.internal;

import java.time.Duration;

import org.osgi.framework.BundleContext;

/**
 * How long a run that uses what is taken away is waited for.
 *
 * @param drain until it is told to end
 * @param grace from then on
 */
record Patience(Duration drain, Duration grace) {
    /** The framework property with the milliseconds of {@link #drain()}. */
    static final String PROPERTY = "usersync.drain.millis";

    private static final Duration DRAIN = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(5);

    static Patience of(BundleContext context) {
        String millis = context.getProperty(PROPERTY);
        Duration drain = millis == null ? DRAIN : Duration.ofMillis(Long.parseLong(millis));
        return new Patience(drain, drain.compareTo(GRACE) < 0 ? drain : GRACE);
    }
}
