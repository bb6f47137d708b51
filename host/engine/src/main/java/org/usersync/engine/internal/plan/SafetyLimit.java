package org.usersync.engine.internal.plan;

import java.math.BigDecimal;

import org.usersync.engine.internal.log.RunLog;
import org.usersync.engine.options.AdobeOnlyLimit;

/** Judges how many Adobe-only users may be processed: a directory that suddenly looks empty is a fault, not a wish. */
final class SafetyLimit {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final AdobeOnlyLimit limit;
    private final RunLog log;

    SafetyLimit(AdobeOnlyLimit limit, RunLog log) {
        this.limit = limit;
        this.log = log;
    }

    /** {@return whether so many Adobe-only users of so many comparable Adobe users are too many; a line says so} */
    boolean exceeded(long adobeOnly, long comparable) {
        if (limit instanceof AdobeOnlyLimit.Count count && adobeOnly > count.users()) {
            tell(adobeOnly, Long.toString(count.users()));
            return true;
        }
        if (limit instanceof AdobeOnlyLimit.Percent share && exceeds(adobeOnly, share.percent(), comparable)) {
            tell(adobeOnly, share.percent().toPlainString() + "% of " + comparable + " Adobe users");
            return true;
        }
        return false;
    }

    /** {@return the same where nobody knows how many Adobe users there are} */
    boolean exceededOfUnknown(long adobeOnly) {
        if (limit instanceof AdobeOnlyLimit.Percent share) {
            log.critical(
                    "none of the {} Adobe-only users is processed: limits.max_adobe_only_users is {}%, and a share cannot"
                            + " be computed for a list; give a number",
                    adobeOnly, share.percent().toPlainString());
            return true;
        }
        return exceeded(adobeOnly, 0);
    }

    private static boolean exceeds(long adobeOnly, BigDecimal percent, long comparable) {
        return BigDecimal.valueOf(adobeOnly)
                        .multiply(HUNDRED)
                        .compareTo(percent.multiply(BigDecimal.valueOf(comparable)))
                > 0;
    }

    private void tell(long adobeOnly, String allowed) {
        log.critical(
                "none of the Adobe-only users is processed: there are {}, more than limits.max_adobe_only_users allows"
                        + " ({})",
                adobeOnly,
                allowed);
    }
}
