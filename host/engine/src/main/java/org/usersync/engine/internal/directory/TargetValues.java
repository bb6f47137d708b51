package org.usersync.engine.internal.directory;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.internal.identity.IdentityKey;
import org.usersync.engine.internal.identity.RecordStore;
import org.usersync.engine.internal.identity.SpelledIdentity;

/**
 * Attributes of a user for Adobe, as spelled, stripped, null where there is none.
 *
 * @param key the identity as it compares
 * @param username the username, or null where the email stands in for it
 * @param ownUsername whether directory or hook gave the username
 */
record TargetValues(
        IdentityKey key,
        @Nullable String username,
        boolean ownUsername,
        @Nullable String domain,
        @Nullable String email,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String country) {
    private static final int NAMES_AND_COUNTRY = 3;

    /** Writes the values; what follows in the record is the caller's. */
    void write(RecordStore.Writer record) {
        new SpelledIdentity(key.type(), email, username, domain).write(record);
        record.text(firstName).text(lastName).text(country).number(ownUsername ? 1 : 0);
    }

    /** {@return the values at the begin of a record, which the reader stands behind then} */
    static TargetValues read(RecordStore.Reader record) {
        SpelledIdentity identity = SpelledIdentity.read(record);
        String firstName = record.text();
        String lastName = record.text();
        String country = record.text();
        return new TargetValues(
                identity.key(),
                identity.username(),
                record.number() == 1,
                identity.domain(),
                identity.email(),
                firstName,
                lastName,
                country);
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
