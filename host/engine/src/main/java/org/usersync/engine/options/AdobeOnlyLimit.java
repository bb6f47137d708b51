package org.usersync.engine.options;

import java.math.BigDecimal;

/** How many Adobe-only users may be processed in one run. */
public sealed interface AdobeOnlyLimit {
    /**
     * A number of users.
     *
     * @param users not negative
     */
    record Count(long users) implements AdobeOnlyLimit {}

    /**
     * A share of the Adobe users read in the primary less the excluded ones.
     *
     * @param percent 0 to 100, not rounded
     */
    record Percent(BigDecimal percent) implements AdobeOnlyLimit {}
}
