package org.usersync.engine.internal.identity;

import java.util.Comparator;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.model.IdentityType;

/**
 * The identity of a user as it compares: every part stripped and in lower case, empty where there is none.
 *
 * @param type the type, or null where Adobe reports none that is known
 * @param username the username, the email where there is none
 * @param domain the domain, empty if the username contains {@code @}
 * @param email the email
 */
public record IdentityKey(@Nullable IdentityType type, String username, String domain, String email)
        implements Comparable<IdentityKey> {
    private static final Comparator<IdentityKey> ORDER = Comparator.comparing(IdentityKey::typeName)
            .thenComparing(IdentityKey::username)
            .thenComparing(IdentityKey::domain)
            .thenComparing(IdentityKey::email);

    /**
     * Makes a key of values as a service spells them.
     *
     * @param type the type
     * @param username the username, or null
     * @param domain the domain, or null
     * @param email the email, or null
     * @return the key
     */
    public static IdentityKey of(
            @Nullable IdentityType type, @Nullable String username, @Nullable String domain, @Nullable String email) {
        String mail = norm(email);
        String name = norm(username);
        // An adobeID signs in by its email whatever username a service tells.
        if (name.isEmpty() || (type == IdentityType.ADOBE_ID && !mail.isEmpty())) {
            name = mail;
        }
        if (name.equals(mail)) {
            name = mail;
        }
        return new IdentityKey(type, name, name.indexOf('@') >= 0 ? "" : norm(domain), mail);
    }

    /**
     * How names compare.
     *
     * @param text a name, or null
     * @return the name without surrounding blanks in lower case, empty for null
     */
    public static String norm(@Nullable String text) {
        return text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * A value as it is sent.
     *
     * @param text what a service says, or null
     * @return the text without surrounding blanks, or null if nothing is left
     */
    public static @Nullable String given(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String stripped = text.strip();
        return stripped.isEmpty() ? null : stripped;
    }

    private String typeName() {
        return type == null ? "unknown" : type.wireName();
    }

    @Override
    public int compareTo(IdentityKey other) {
        return ORDER.compare(this, other);
    }

    /** {@return the key as log lines show it} */
    @Override
    public String toString() {
        return typeName() + ',' + username + ',' + domain + ',' + email;
    }
}
