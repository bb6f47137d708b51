package org.usersync.engine.internal.plan;

import java.util.List;

import org.usersync.engine.internal.identity.IdentityKey;
import org.usersync.engine.options.AdobeOnlyAction;
import org.usersync.engine.target.Step;

/** What an action does to one Adobe-only user. */
final class AdobeOnlySteps {
    /** Adobe keeps this role when it is told to remove a user from everything. */
    private static final String KEPT_GROUP = "_org_admin";

    private final AdobeOnlyAction action;
    private final boolean processGroups;

    AdobeOnlySteps(AdobeOnlyAction action, boolean processGroups) {
        this.action = action;
        this.processGroups = processGroups;
    }

    /** {@return whether the action changes anybody at all} */
    boolean carriedOut() {
        if (action instanceof AdobeOnlyAction.Exclude) {
            return false;
        }
        boolean keeps = action instanceof AdobeOnlyAction.Preserve || action instanceof AdobeOnlyAction.WriteFile;
        return !keeps || processGroups;
    }

    /**
     * The steps for a user whose groups are known.
     *
     * @param groups all groups of the user
     * @param removals those of them that are mapped
     * @return the steps, empty if nothing is to be done
     */
    List<Step> of(boolean primary, List<String> groups, List<String> removals) {
        if (action instanceof AdobeOnlyAction.RemoveAdobeGroups) {
            boolean inGroup = groups.stream().map(IdentityKey::norm).anyMatch(group -> !group.equals(KEPT_GROUP));
            return inGroup ? List.of(new Step.RemoveFromAllGroups()) : List.of();
        }
        if (action instanceof AdobeOnlyAction.Preserve || action instanceof AdobeOnlyAction.WriteFile) {
            return processGroups && !removals.isEmpty() ? List.of(new Step.RemoveFromGroups(removals)) : List.of();
        }
        return ofUnknownGroups(primary);
    }

    /** {@return the steps for a user whose groups are not known, empty if nothing can be done} */
    List<Step> ofUnknownGroups(boolean primary) {
        if (action instanceof AdobeOnlyAction.RemoveAdobeGroups) {
            return List.of(new Step.RemoveFromAllGroups());
        }
        if (action instanceof AdobeOnlyAction.Remove) {
            return List.of(new Step.RemoveFromOrganisation(false));
        }
        if (action instanceof AdobeOnlyAction.Delete) {
            // The account belongs to the primary: a secondary only loses the user.
            return List.of(new Step.RemoveFromOrganisation(primary));
        }
        return List.of();
    }
}
