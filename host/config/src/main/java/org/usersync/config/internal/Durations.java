package org.usersync.config.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times of configuration files: numbers with their units, such as {@code 90s}, {@code 15m} or {@code 1h30m}. */
final class Durations {
    private static final Pattern DURATION =
            Pattern.compile("(?:([0-9]{1,3})d)?(?:([0-9]{1,4})h)?(?:([0-9]{1,5})m)?(?:([0-9]{1,7})s)?");

    private Durations() {}

    /**
     * A time.
     *
     * @param value the value
     * @return the time, or empty after an error was reported
     */
    static Optional<Duration> of(Value value) {
        String text = value.isScalar() ? value.text().map(String::strip).orElse("") : "";
        Matcher parts = DURATION.matcher(text);
        if (text.isEmpty() || !parts.matches()) {
            return value.mismatch("a duration with its unit, such as 90s, 15m or 1h30m");
        }
        return Optional.of(Duration.ofDays(number(parts, 1))
                .plusHours(number(parts, 2))
                .plusMinutes(number(parts, 3))
                .plusSeconds(number(parts, 4)));
    }

    private static long number(Matcher parts, int group) {
        return parts.group(group) == null ? 0 : Long.parseLong(parts.group(group));
    }
}
