package org.usersync.umapi.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.target.TargetException;
import org.usersync.engine.target.TargetException.Kind;
import org.usersync.spi.http.HttpFailure;

/** Words for what ends a run. */
final class Failures {
    /** A wait beyond this is no ordinary rate limit: Adobe lets an organisation be read about every two hours. */
    private static final Duration LONGEST_ORDINARY_WAIT = Duration.ofMinutes(10);

    private static final String SYNC_WINDOW =
            "Adobe allows a new sync of an organisation only about two hours after the last one";

    private final String what;

    /**
     * Words for one partner.
     *
     * @param what names it, such as {@code Adobe (primary)}
     */
    Failures(String what) {
        this.what = what;
    }

    /** The transport's message names the service already. */
    TargetException noAnswer(HttpFailure failure) {
        String said = sentence(failure.getMessage());
        return switch (failure.kind()) {
            case CANCELLED -> new TargetException(Kind.CANCELLED, said, failure);
            case RATE_LIMITED -> new TargetException(Kind.RATE_LIMITED, said + " " + SYNC_WINDOW + ".", failure);
            case UNKNOWN_HOST, UNREACHABLE, TLS, PROXY, TIMEOUT, BROKEN ->
                new TargetException(Kind.UNAVAILABLE, said, failure);
        };
    }

    /** {@return the text, ended by a full stop} */
    static String sentence(@Nullable String text) {
        String said = text == null ? "" : text.strip();
        return said.isEmpty() || said.endsWith(".") ? said : said + ".";
    }

    TargetException cancelled() {
        return new TargetException(Kind.CANCELLED, what + ": the run was cancelled", null);
    }

    TargetException unavailable(String request, Refusal refusal, Instant now) {
        Duration wait = refusal.retryAfter();
        if (refusal.status() == 429 && wait != null && wait.compareTo(LONGEST_ORDINARY_WAIT) > 0) {
            Instant next = now.plus(wait).truncatedTo(ChronoUnit.SECONDS);
            return new TargetException(
                    Kind.RATE_LIMITED,
                    what + " refused " + request + " until " + next + "; " + SYNC_WINDOW + ": " + refusal.describe(),
                    null);
        }
        return new TargetException(
                Kind.UNAVAILABLE,
                what + " could not answer " + request + " after all attempts: " + refusal.describe(),
                null);
    }

    TargetException unauthorised(String request, Refusal refusal) {
        String advice = refusal.status() == 403
                ? "check that the client id has the User Management API and belongs to the organisation"
                : "check the organisation's id and the credentials";
        return new TargetException(
                Kind.AUTH, what + " refused " + request + ": " + refusal.describe() + "; " + advice, null);
    }

    TargetException refused(String request, Refusal refusal) {
        return new TargetException(Kind.PROTOCOL, what + " refused " + request + ": " + refusal.describe(), null);
    }

    TargetException protocol(String request, String wrong) {
        return new TargetException(Kind.PROTOCOL, what + " answered " + request + " wrongly: " + wrong, null);
    }
}
