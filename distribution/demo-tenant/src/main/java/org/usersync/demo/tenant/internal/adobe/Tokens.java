package org.usersync.demo.tenant.internal.adobe;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The access tokens that were given out. Safe for many threads. */
public final class Tokens {
    private final Map<String, Instant> ends = new ConcurrentHashMap<>();
    private final Clock clock;
    private final long seconds;

    /**
     * Makes a store without tokens.
     *
     * @param clock says when a token ends
     * @param seconds how long a token is good
     */
    public Tokens(Clock clock, long seconds) {
        this.clock = clock;
        this.seconds = seconds;
    }

    String give() {
        String token = "demo-" + UUID.randomUUID();
        ends.put(token, clock.instant().plusSeconds(seconds));
        return token;
    }

    long seconds() {
        return seconds;
    }

    boolean good(String token) {
        Instant end = ends.get(token);
        return end != null && clock.instant().isBefore(end);
    }

    /** Makes all tokens bad that were given out so far. */
    public void revokeAll() {
        ends.clear();
    }
}
