package org.usersync.engine.internal.directory;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.internal.identity.IdentityKey;

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
    static TargetValues of(DirectoryRecord record) {
        return new TargetValues(
                record.key(),
                record.username(),
                record.username() != null,
                record.domain(),
                record.email(),
                record.firstName(),
                record.lastName(),
                record.country());
    }
}
