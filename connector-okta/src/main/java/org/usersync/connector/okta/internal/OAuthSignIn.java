package org.usersync.connector.okta.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.secret.Secret;

/** An app of the organisation: keeps its access token as long as it is good, and asks for the next in time. */
final class OAuthSignIn implements SignIn {
    private static final Duration EARLY = Duration.ofMinutes(5);
    /** A server can echo hardly more than the last ones. */
    private static final int REMEMBERED = 8;

    private final TokenEndpoint endpoint;
    private final Clock clock;
    private final Deque<Secret> given = new ArrayDeque<>();
    private @Nullable Held held;

    private record Held(Access access, Instant renewal) {}

    /**
     * Makes a sign-in; asks for nothing yet.
     *
     * @param endpoint gives tokens
     * @param clock tells when one ends
     */
    OAuthSignIn(TokenEndpoint endpoint, Clock clock) {
        this.endpoint = endpoint;
        this.clock = clock;
    }

    @Override
    public synchronized Access access() {
        Held now = held;
        if (now == null || !clock.instant().isBefore(now.renewal())) {
            now = renewed();
            held = now;
        }
        return now.access();
    }

    private Held renewed() {
        Instant asked = clock.instant();
        TokenEndpoint.Granted granted = endpoint.grant();
        given.addLast(granted.access().token());
        if (given.size() > REMEMBERED) {
            given.removeFirst();
        }
        Duration half = granted.lifetime().dividedBy(2);
        Duration early = EARLY.compareTo(half) < 0 ? EARLY : half;
        return new Held(granted.access(), asked.plus(granted.lifetime()).minus(early));
    }

    @Override
    public synchronized boolean refused(Access refused) {
        // Several calls may be refused for one token; the first of them has a new one made for all.
        if (held != null && held.access().equals(refused)) {
            held = null;
        }
        return true;
    }

    @Override
    public synchronized String mask(String text) {
        String masked = text;
        for (Secret token : given) {
            masked = Masks.secret(masked, token);
        }
        return Masks.signedTokens(masked);
    }

    @Override
    public String advice(int status) {
        return status == 401
                ? "check whether the app of client_id is active, and the clock of this machine"
                : "grant the app of client_id the scopes " + TokenEndpoint.SCOPES
                        + " and an administrator role that may read users and groups";
    }
}
