package org.usersync.engine.internal.identity;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.model.IdentityType;

/**
 * What makes a user's identity, as a service spells it: stripped, null where there is none.
 *
 * @param type the type, or null where a service reports none that is known
 * @param email the email
 * @param username the username
 * @param domain the domain
 * @param normal whether all of it compares as it is spelled
 */
public record SpelledIdentity(
        @Nullable IdentityType type,
        @Nullable String email,
        @Nullable String username,
        @Nullable String domain,
        boolean normal) {
    private static final List<IdentityType> TYPES = List.of(IdentityType.values());
    /** The lowest bits of the first number tell the type: 0 for none. */
    private static final int TYPE_BITS = 3;

    /** Most usernames are the email: those are not written. */
    private static final int USERNAME_IS_EMAIL = 1 << TYPE_BITS;

    private static final int NORMAL = USERNAME_IS_EMAIL << 1;
    /** So are most domains the one of the email. */
    private static final int DOMAIN_IS_EMAILS = NORMAL << 1;

    /**
     * Makes an identity.
     *
     * @param type the type, or null
     * @param email the email, or null
     * @param username the username, or null
     * @param domain the domain, or null
     * @return the identity
     */
    public static SpelledIdentity of(
            @Nullable IdentityType type, @Nullable String email, @Nullable String username, @Nullable String domain) {
        boolean normal = isNormal(email) && (Objects.equals(username, email) || isNormal(username)) && isNormal(domain);
        return new SpelledIdentity(type, email, username, domain, normal);
    }

    private static boolean isNormal(@Nullable String text) {
        return text == null || IdentityKey.norm(text).equals(text);
    }

    /** {@return the identity as it compares} */
    public IdentityKey key() {
        return normal
                ? IdentityKey.ofNormal(type, orEmpty(username), orEmpty(domain), orEmpty(email))
                : IdentityKey.of(type, username, domain, email);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /**
     * Writes the identity.
     *
     * @param record the record that it becomes a part of
     */
    public void write(RecordStore.Writer record) {
        boolean sameName = username != null && username.equals(email);
        boolean sameDomain = email != null && domain != null && isDomainOf(email, domain);
        record.number((type == null ? 0 : TYPES.indexOf(type) + 1)
                | (sameName ? USERNAME_IS_EMAIL : 0)
                | (normal ? NORMAL : 0)
                | (sameDomain ? DOMAIN_IS_EMAILS : 0));
        record.text(email);
        if (!sameName) {
            record.text(username);
        }
        if (!sameDomain) {
            record.text(domain);
        }
    }

    private static String domainOf(String email) {
        return email.substring(domainBegin(email));
    }

    /** Whether {@link #domainOf} gives the domain, found without making it. */
    private static boolean isDomainOf(String email, String domain) {
        return domainBegin(email) + domain.length() == email.length() && email.endsWith(domain);
    }

    private static int domainBegin(String email) {
        return email.lastIndexOf('@') + 1;
    }

    /**
     * Reads an identity.
     *
     * @param record stands where the identity begins
     * @return the identity
     */
    public static SpelledIdentity read(RecordStore.Reader record) {
        int first = record.number();
        int number = first & (USERNAME_IS_EMAIL - 1);
        String email = record.text();
        return new SpelledIdentity(
                number == 0 ? null : TYPES.get(number - 1),
                email,
                (first & USERNAME_IS_EMAIL) == 0 ? record.text() : email,
                (first & DOMAIN_IS_EMAILS) == 0 ? record.text() : domainOf(Objects.requireNonNull(email)),
                (first & NORMAL) != 0);
    }

    /**
     * Reads the email alone.
     *
     * @param record stands where an identity begins
     * @return the email as it compares, empty if there is none
     */
    public static String readEmail(RecordStore.Reader record) {
        boolean normal = (record.number() & NORMAL) != 0;
        String email = record.text();
        return normal ? orEmpty(email) : IdentityKey.norm(email);
    }

    /**
     * Passes over an identity.
     *
     * @param record stands where the identity begins
     */
    public static void skip(RecordStore.Reader record) {
        int first = record.number();
        record.skipText();
        if ((first & USERNAME_IS_EMAIL) == 0) {
            record.skipText();
        }
        skipDomain(record, first);
    }

    private static void skipDomain(RecordStore.Reader record, int first) {
        if ((first & DOMAIN_IS_EMAILS) == 0) {
            record.skipText();
        }
    }

    /**
     * Passes over two identities as long as email and username are spelled alike.
     *
     * @param one stands where an identity begins
     * @param other stands where another one begins
     * @return whether they are; if not, neither reader is of use any more
     */
    public static boolean skipAlike(RecordStore.Reader one, RecordStore.Reader other) {
        int first = one.number();
        int otherFirst = other.number();
        boolean name = (first & USERNAME_IS_EMAIL) == 0;
        if (name != ((otherFirst & USERNAME_IS_EMAIL) == 0)
                || !one.skipAlike(other)
                || (name && !one.skipAlike(other))) {
            return false;
        }
        skipDomain(one, first);
        skipDomain(other, otherFirst);
        return true;
    }
}
