package org.usersync.config.internal;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.usersync.engine.options.AdobeOnlyLimit;

/**
 * What {@code limits} says.
 *
 * @param adobeOnly how many Adobe-only users may be processed
 * @param groupRemovalsOnly whether only those with groups to remove count
 * @param maxWait the longest single wait for a rate limit
 */
record LimitsPart(AdobeOnlyLimit adobeOnly, boolean groupRemovalsOnly, Duration maxWait) {
    private static final AdobeOnlyLimit STANDARD = new AdobeOnlyLimit.Count(200);
    private static final Duration STANDARD_WAIT = Duration.ofMinutes(15);
    private static final Pattern PERCENT = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,20})?)\\s*%");
    private static final Pattern DURATION =
            Pattern.compile("(?:([0-9]{1,3})d)?(?:([0-9]{1,4})h)?(?:([0-9]{1,5})m)?(?:([0-9]{1,7})s)?");

    static LimitsPart read(Section section) {
        AdobeOnlyLimit limit =
                section.get("max_adobe_only_users").flatMap(LimitsPart::limit).orElse(STANDARD);
        boolean removalsOnly = section.flag("group_removals_only", false);
        Duration wait = section.get("max_wait").flatMap(LimitsPart::duration).orElse(STANDARD_WAIT);
        section.rejectUnknown();
        return new LimitsPart(limit, removalsOnly, wait);
    }

    private static Optional<AdobeOnlyLimit> limit(Value value) {
        Matcher percent = PERCENT.matcher(
                value.isScalar() ? value.text().map(String::strip).orElse("") : "");
        if (!percent.matches()) {
            return value.integer(0, Long.MAX_VALUE, "a whole number from 0, or a percentage such as 10%")
                    .map(AdobeOnlyLimit.Count::new);
        }
        BigDecimal share = new BigDecimal(percent.group(1));
        if (share.compareTo(BigDecimal.valueOf(100)) > 0) {
            return value.mismatch("a percentage from 0% to 100%");
        }
        return Optional.of(new AdobeOnlyLimit.Percent(share));
    }

    private static Optional<Duration> duration(Value value) {
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
