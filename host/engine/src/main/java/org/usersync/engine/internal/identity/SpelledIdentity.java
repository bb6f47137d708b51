package org.usersync.engine.internal.identity;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.model.IdentityType;

/**
 * What makes a user's identity, as a service spells it: stripped, null where there is none.
 *
 * @param type the type, or null where a service reports none that is known
 * @param email the email
 * @param username the username
 * @param domain the domain
 */
public record SpelledIdentity(
        @Nullable IdentityType type,
        @Nullable String email,
        @Nullable String username,
        @Nullable String domain) {
    private static final List<IdentityType> TYPES = List.of(IdentityType.values());
    /** The lowest bits of the first number tell the type: 0 for none. */
    private static final int TYPE_BITS = 3;

    /** Most usernames are the email: those are not written. */
    private static final int USERNAME_IS_EMAIL = 1 << TYPE_BITS;

    private static final int MOST_TEXTS = 3;

    /** {@return the identity as it compares} */
    public IdentityKey key() {
        return IdentityKey.of(type, username, domain, email);
    }

    /**
     * Writes the identity.
     *
     * @param record the record that it becomes a part of
     */
    public void write(RecordStore.Writer record) {
        boolean same = username != null && username.equals(email);
        int number = type == null ? 0 : TYPES.indexOf(type) + 1;
        record.number(same ? number | USERNAME_IS_EMAIL : number);
        record.text(email);
        if (!same) {
            record.text(username);
        }
        record.text(domain);
    }

    /**
     * Reads an identity.
     *
     * @param record stands where the identity begins
     * @return the identity
     */
    public static SpelledIdentity read(RecordStore.Reader record) {
        int first = record.number();
        int number = first & USERNAME_IS_EMAIL - 1;
        String email = record.text();
        return new SpelledIdentity(
                number == 0 ? null : TYPES.get(number - 1),
                email,
                (first & USERNAME_IS_EMAIL) == 0 ? record.text() : email,
                record.text());
    }

    /**
     * Passes over an identity.
     *
     * @param record stands where the identity begins
     */
    public static void skip(RecordStore.Reader record) {
        int texts = (record.number() & USERNAME_IS_EMAIL) == 0 ? MOST_TEXTS : MOST_TEXTS - 1;
        for (int i = 0; i < texts; i++) {
            record.skipText();
        }
    }
}
