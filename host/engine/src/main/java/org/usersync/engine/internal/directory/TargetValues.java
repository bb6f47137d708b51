package org.usersync.engine.internal.directory;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.internal.identity.IdentityKey;
import org.usersync.engine.internal.identity.RecordStore;
import org.usersync.engine.internal.identity.SpelledIdentity;

/**
 * Attributes of a user for Adobe, as spelled, stripped, null where there is none.
 *
 * @param identity the identity as spelled; without a username the email stands in for it
 * @param key the identity as it compares
 * @param ownUsername whether directory or hook gave the username
 */
record TargetValues(
        SpelledIdentity identity,
        IdentityKey key,
        boolean ownUsername,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String country) {
    private static final int NAMES_AND_COUNTRY = 3;

    static TargetValues of(
            SpelledIdentity identity,
            boolean ownUsername,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String country) {
        return new TargetValues(identity, identity.key(), ownUsername, firstName, lastName, country);
    }

    @Nullable String email() {
        return identity.email();
    }

    @Nullable String username() {
        return identity.username();
    }

    @Nullable String domain() {
        return identity.domain();
    }

    /** Writes the values; what follows in the record is the caller's. */
    void write(RecordStore.Writer record) {
        identity.write(record);
        record.text(firstName).text(lastName).text(country).number(ownUsername ? 1 : 0);
    }

    /** {@return the values at the begin of a record, which the reader stands behind then} */
    static TargetValues read(RecordStore.Reader record) {
        SpelledIdentity identity = SpelledIdentity.read(record);
        String firstName = record.text();
        String lastName = record.text();
        String country = record.text();
        return of(identity, record.number() == 1, firstName, lastName, country);
    }

    /** Passes over the values at the begin of a record. */
    static void skip(RecordStore.Reader record) {
        SpelledIdentity.skip(record);
        for (int i = 0; i < NAMES_AND_COUNTRY; i++) {
            record.skipText();
        }
        record.number();
    }
}
