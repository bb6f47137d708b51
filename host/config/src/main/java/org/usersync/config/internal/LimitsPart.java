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

    static LimitsPart read(Section section) {
        AdobeOnlyLimit limit =
                section.get("max_adobe_only_users").flatMap(LimitsPart::limit).orElse(STANDARD);
        boolean removalsOnly = section.flag("group_removals_only", false);
        Duration wait = section.get("max_wait").flatMap(Durations::of).orElse(STANDARD_WAIT);
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
}
