package org.usersync.http.internal;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.apache.hc.client5.http.utils.DateUtils;
import org.jspecify.annotations.Nullable;
import org.usersync.spi.http.HttpAnswer;
import org.usersync.spi.http.HttpPolicy.RateLimitHeaders;

/** Understands what an answer says of limits. Header values that make no sense count as not given. */
final class Limits {
    private static final Duration MARGIN = Duration.ofSeconds(1);
    /** Beyond it a number of seconds is nonsense; it also keeps all sums within their types. */
    private static final long MOST_SECONDS = Duration.ofDays(365).toSeconds();

    private final @Nullable RateLimitHeaders names;
    private final Clock clock;

    Limits(@Nullable RateLimitHeaders names, Clock clock) {
        this.names = names;
        this.clock = clock;
    }

    /**
     * What an answer says of its bucket.
     *
     * @param limit calls in a window
     * @param remaining calls left in it
     * @param window the window's name: its end in seconds since 1970 by the service's clock
     * @param left how long the window lasts, a second of margin included
     */
    record Reading(long limit, long remaining, long window, Duration left) {
        /** {@return whether too many calls at once are meant, not too many in a window} */
        boolean concurrency() {
            return limit == 0 && remaining == 0;
        }
    }

    Optional<Reading> reading(HttpAnswer answer) {
        if (names == null) {
            return Optional.empty();
        }
        Optional<Long> limit = number(answer, names.limit());
        Optional<Long> remaining = number(answer, names.remaining());
        Optional<Long> reset = number(answer, names.reset());
        if (limit.isEmpty() || remaining.isEmpty() || reset.isEmpty()) {
            return Optional.empty();
        }
        long seconds = reset.get() - serverTime(answer).getEpochSecond();
        if (seconds > MOST_SECONDS) {
            return Optional.empty();
        }
        Duration left = Duration.ofSeconds(Math.max(0, seconds)).plus(MARGIN);
        return Optional.of(new Reading(limit.get(), remaining.get(), reset.get(), left));
    }

    /** {@return how long the service asks to wait, at least a second, if it does} */
    Optional<Duration> retryAfter(HttpAnswer answer) {
        return answer.header("Retry-After")
                .map(String::strip)
                .flatMap(value -> value.matches("[0-9]+") ? seconds(value) : untilDate(value, answer))
                .map(wait -> wait.compareTo(MARGIN) < 0 ? MARGIN : wait);
    }

    /** Even a number with too many digits asks for a wait that is too long; it must not become a short one. */
    private static Optional<Duration> seconds(String digits) {
        long seconds = digits.length() > 15 ? Long.MAX_VALUE : Long.parseLong(digits);
        return Optional.of(Duration.ofSeconds(Math.min(seconds, 100 * MOST_SECONDS)));
    }

    private Optional<Duration> untilDate(String value, HttpAnswer answer) {
        return date(value).map(until -> Duration.between(serverTime(answer), until));
    }

    /** The service's clock, because the local one may be wrong by minutes. */
    private Instant serverTime(HttpAnswer answer) {
        return answer.header("Date").flatMap(Limits::date).orElseGet(clock::instant);
    }

    private static Optional<Instant> date(String value) {
        try {
            return Optional.ofNullable(DateUtils.parseStandardDate(value));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Long> number(HttpAnswer answer, String header) {
        return answer.header(header)
                .map(String::strip)
                .filter(value -> value.matches("[0-9]{1,15}"))
                .map(Long::valueOf);
    }
}
