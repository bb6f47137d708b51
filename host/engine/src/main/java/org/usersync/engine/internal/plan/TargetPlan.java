package org.usersync.engine.internal.plan;

import java.util.List;

/**
 * What one target is sent, in this order.
 *
 * @param groupsToCreate names of user groups, spelled as configured
 * @param changes creates and changes of users that the directory has
 * @param adobeOnly changes of users that it has not; every target's changes come before any of these
 */
public record TargetPlan(List<String> groupsToCreate, List<PlannedAction> changes, List<PlannedAction> adobeOnly) {
    /** Copies the lists. */
    public TargetPlan {
        groupsToCreate = List.copyOf(groupsToCreate);
        changes = List.copyOf(changes);
        adobeOnly = List.copyOf(adobeOnly);
    }

    /** {@return how many actions there are, groups included} */
    public int size() {
        return groupsToCreate.size() + changes.size() + adobeOnly.size();
    }
}
