package org.usersync.http.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

import org.usersync.http.internal.Limits.Reading;
import org.usersync.spi.http.HttpAnswer;
import org.usersync.spi.http.HttpPolicy;

/** Decides for one service whether a call is sent again, and when. Holds no state; a call's {@link Tally} does. */
final class RetryRules {
    static final int TOO_MANY_REQUESTS = 429;
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration SHORT_SPREAD = Duration.ofSeconds(4);
    private static final int MOST_DOUBLINGS = 30;

    private final HttpPolicy policy;
    private final Limits limits;
    private final Duration maxWait;
    private final DoubleSupplier random;

    /**
     * Makes the rules.
     *
     * @param policy what is known of the service
     * @param limits reads what an answer says of limits
     * @param maxWait the longest wait that is allowed; a longer one is told as such even after the last attempt
     * @param random gives numbers from 0 to below 1
     */
    RetryRules(HttpPolicy policy, Limits limits, Duration maxWait, DoubleSupplier random) {
        this.policy = policy;
        this.limits = limits;
        this.maxWait = maxWait;
        this.random = random;
    }

    /** What one call went through. Used by one thread. */
    static final class Tally {
        private int failed;
        private int limited;

        /** {@return how many attempts failed, refusals by a rate limit aside} */
        int failed() {
            return failed;
        }
    }

    /**
     * Counts an answer.
     *
     * @param answer the answer
     * @param tally of its call
     * @return the wait before the next attempt, or empty if the answer is final
     */
    Optional<Wait> after(HttpAnswer answer, Tally tally) {
        if (answer.status() == TOO_MANY_REQUESTS) {
            return afterRefusal(answer, tally);
        }
        if (!policy.retriedStatuses().contains(answer.status())) {
            return Optional.empty();
        }
        tally.failed++;
        Optional<Wait> asked =
                limits.retryAfter(answer).map(wait -> new Wait(wait, "it answered " + answer.status(), true));
        if (tally.failed >= policy.attempts()) {
            return Optional.empty();
        }
        return Optional.of(
                asked.orElseGet(() -> new Wait(backoff(tally.failed), "it answered " + answer.status(), false)));
    }

    private Optional<Wait> afterRefusal(HttpAnswer answer, Tally tally) {
        tally.limited++;
        String reason = "its rate limit is reached";
        Optional<Wait> asked = limits.retryAfter(answer).map(wait -> new Wait(wait, reason, true));
        Optional<Reading> reading = limits.reading(answer);
        Wait wait = asked.or(() -> reading.map(told -> told.concurrency()
                        ? new Wait(shortly(), "it refuses so many requests at once", false)
                        : new Wait(told.left(), reason, true)))
                .orElseGet(() -> new Wait(backoff(tally.limited), reason, false));
        boolean tooLong = wait.demanded() && wait.length().compareTo(maxWait) > 0;
        return tally.limited >= policy.rateLimitAttempts() && !tooLong ? Optional.empty() : Optional.of(wait);
    }

    private Duration shortly() {
        return SHORT.plusMillis((long) (random.getAsDouble() * SHORT_SPREAD.toMillis()));
    }

    /**
     * Counts an attempt that brought no whole answer.
     *
     * @param fault what happened
     * @param tally of its call
     * @return the wait before the next attempt, or empty if there is none
     */
    Optional<Wait> after(Fault fault, Tally tally) {
        tally.failed++;
        if (!fault.passing() || tally.failed >= policy.attempts()) {
            return Optional.empty();
        }
        return Optional.of(new Wait(backoff(tally.failed), fault.what(), false));
    }

    /** Half of it is jitter, so that many threads do not come back at once. */
    private Duration backoff(int failures) {
        long first = Math.max(1, policy.firstBackoff().toMillis());
        long longest = Math.max(1, policy.longestBackoff().toMillis());
        int doublings = Math.min(failures - 1, MOST_DOUBLINGS);
        long full = first > (longest >> doublings) ? longest : first << doublings;
        return Duration.ofMillis(full / 2 + (long) (random.getAsDouble() * (full - full / 2)));
    }
}
