package org.usersync.engine.internal.plan;

import java.util.List;

import org.usersync.engine.AdobeOnlyListEntry;

/**
 * What a planner decided.
 *
 * @param plan what is to be sent
 * @param listing the Adobe-only users for the list that the run writes; empty unless it writes one
 */
public record Decision(Plan plan, List<AdobeOnlyListEntry> listing) {
    /** Copies the list. */
    public Decision {
        listing = List.copyOf(listing);
    }
}
