package org.usersync.engine.target;

import java.util.List;

/** What an action does. One that does several things has the kind of the weightiest, which comes first here. */
public enum ActionKind {
    /** Removes a user from the organisation and deletes the account. */
    DELETE,
    /** Removes a user from the organisation. */
    REMOVE,
    /** Creates a user, with or without groups. */
    CREATE,
    /** Changes attributes of a user, with or without groups. */
    UPDATE,
    /** Adds a user to groups and removes it from others. */
    CHANGE_MEMBERSHIPS,
    /** Removes a user from groups. */
    REMOVE_MEMBERSHIPS,
    /** Adds a user to groups. */
    ADD_MEMBERSHIPS,
    /** Creates a user group. */
    CREATE_GROUP;

    /**
     * Tells the kind of steps for one user.
     *
     * @param steps the steps, at least one
     * @return their kind
     */
    public static ActionKind of(List<Step> steps) {
        return steps.stream().map(ActionKind::of).reduce(ActionKind::together).orElseThrow();
    }

    private static ActionKind of(Step step) {
        if (step instanceof Step.RemoveFromOrganisation removal) {
            return removal.deleteAccount() ? DELETE : REMOVE;
        }
        if (step instanceof Step.Create) {
            return CREATE;
        }
        if (step instanceof Step.Update) {
            return UPDATE;
        }
        return step instanceof Step.AddToGroups ? ADD_MEMBERSHIPS : REMOVE_MEMBERSHIPS;
    }

    private ActionKind together(ActionKind other) {
        boolean both = (this == ADD_MEMBERSHIPS && other == REMOVE_MEMBERSHIPS)
                || (this == REMOVE_MEMBERSHIPS && other == ADD_MEMBERSHIPS);
        if (both) {
            return CHANGE_MEMBERSHIPS;
        }
        return compareTo(other) < 0 ? this : other;
    }
}
