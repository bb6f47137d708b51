package org.usersync.engine.internal.directory;

import org.usersync.engine.internal.identity.IdentityKey;
import org.usersync.engine.internal.identity.RecordStore;
import org.usersync.engine.internal.identity.SpelledIdentity;

/** Desired users in the order of their keys; a user's number is its place. Safe for use by several threads. */
final class DesiredUsers {
    private final RecordStore store;
    private final int[] records;
    private final DesiredGroups[] groups;

    /**
     * Collects users.
     *
     * @param store records that begin with {@link TargetValues}
     * @param records the records of the users
     * @param groups their groups, settled
     */
    DesiredUsers(RecordStore store, int[] records, DesiredGroups[] groups) {
        this.store = store;
        this.records = records;
        this.groups = groups;
    }

    int size() {
        return records.length;
    }

    DesiredUser get(int number) {
        return new DesiredUser(TargetValues.read(store.read(records[number])), groups[number]);
    }

    /** {@return the identity alone} */
    IdentityKey key(int number) {
        return SpelledIdentity.read(store.read(records[number])).key();
    }
}
