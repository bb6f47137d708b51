package org.usersync.engine.internal.directory;

import java.util.Arrays;
import java.util.Comparator;

import org.usersync.engine.internal.identity.IdentityKey;
import org.usersync.engine.internal.identity.KeyIndex;
import org.usersync.engine.internal.identity.KeyOrder;
import org.usersync.engine.internal.identity.RecordStore;
import org.usersync.engine.internal.identity.SpelledIdentity;

/** Desired users by number. Safe for use by several threads. */
final class DesiredUsers {
    private final RecordStore store;
    private final int[] records;
    private final DesiredGroups[] groups;
    private final KeyIndex<String> byEmail;
    private final Comparator<Integer> ofEqualKeys;
    /** The number of the user that a record is of, or -1. */
    private final int[] numbers;

    /**
     * Collects users.
     *
     * @param store records that begin with {@link TargetValues}
     * @param records the records of the users; a user's number is its place here
     * @param groups their groups, settled
     * @param byEmail tells the record that has an email, whether it is of one of the users or not
     * @param ofEqualKeys the order of the numbers of users who have the same key
     */
    DesiredUsers(
            RecordStore store,
            int[] records,
            DesiredGroups[] groups,
            KeyIndex<String> byEmail,
            Comparator<Integer> ofEqualKeys) {
        this.store = store;
        this.records = records;
        this.groups = groups;
        this.byEmail = byEmail;
        this.ofEqualKeys = ofEqualKeys;
        this.numbers = new int[store.size()];
        Arrays.fill(numbers, -1);
        for (int number = 0; number < records.length; number++) {
            numbers[records[number]] = number;
        }
    }

    int size() {
        return records.length;
    }

    DesiredUser get(int number) {
        return new DesiredUser(TargetValues.read(store.read(records[number])), groups[number]);
    }

    /** {@return the numbers of some users in the order of their keys} */
    int[] inOrder(int[] some) {
        int[] sorted = some.clone();
        KeyOrder.sort(sorted, this::key, ofEqualKeys);
        return sorted;
    }

    /** {@return the numbers of the users of emails as they compare, -1 where there is none, or no email} */
    int[] withEmails(String[] emails) {
        store.approach(byEmail.approach(
                Arrays.stream(emails).mapToInt(String::hashCode).toArray()));
        int[] found = new int[emails.length];
        for (int i = 0; i < emails.length; i++) {
            int record = emails[i].isEmpty() ? -1 : byEmail.find(emails[i]);
            found[i] = record < 0 ? -1 : numbers[record];
        }
        return found;
    }

    /** {@return the groups alone} */
    DesiredGroups groups(int number) {
        return groups[number];
    }

    /** {@return a reader at the begin of the user's {@link TargetValues}} */
    RecordStore.Reader read(int number) {
        return store.read(records[number]);
    }

    /** {@return the identity alone} */
    IdentityKey key(int number) {
        return SpelledIdentity.read(store.read(records[number])).key();
    }
}
