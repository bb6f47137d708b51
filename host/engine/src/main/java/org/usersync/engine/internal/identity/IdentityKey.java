package org.usersync.engine.internal.identity;

import java.util.Locale;
import java.util.Objects;

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
        return ofNormal(type, Objects.equals(username, email) ? mail : norm(username), norm(domain), mail);
    }

    /**
     * Makes a key of values that compare as they are.
     *
     * @param type the type
     * @param username the username, or empty
     * @param domain the domain, or empty
     * @param email the email, or empty
     * @return the key
     */
    static IdentityKey ofNormal(@Nullable IdentityType type, String username, String domain, String email) {
        String name = username;
        // An adobeID signs in by its email whatever username a service tells.
        if (name.isEmpty() || (type == IdentityType.ADOBE_ID && !email.isEmpty())) {
            name = email;
        }
        return new IdentityKey(type, name, name.indexOf('@') >= 0 ? "" : domain, email);
    }

    /**
     * How names compare.
     *
     * @param text a name, or null
     * @return the name without surrounding blanks in lower case, empty for null
     */
    public static String norm(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String stripped = bare(text) ? text : text.strip();
        return lower(stripped) ? stripped : stripped.toLowerCase(Locale.ROOT);
    }

    /** Whether nothing is to be stripped for sure. */
    private static boolean bare(String text) {
        int last = text.length() - 1;
        return last >= 0 && visible(text.charAt(0)) && visible(text.charAt(last));
    }

    private static boolean visible(char c) {
        return c > ' ' && c <= '~';
    }

    /** Whether nothing is to be lowered for sure: cheaper to see than by asking Java about every character. */
    private static boolean lower(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > '~' || (c >= 'A' && c <= 'Z')) {
                return false;
            }
        }
        return true;
    }

    /**
     * A value as it is sent.
     *
     * @param text what a service says, or null
     * @return the text without surrounding blanks, or null if nothing is left
     */
    public static @Nullable String given(@Nullable String text) {
        if (text == null || bare(text)) {
            return text;
        }
        String stripped = text.strip();
        return stripped.isEmpty() ? null : stripped;
    }

    private String typeName() {
        return type == null ? "unknown" : type.wireName();
    }

    /** By the names of the types, then by usernames, domains and emails. */
    @Override
    public int compareTo(IdentityKey other) {
        if (type != other.type) {
            return typeName().compareTo(other.typeName());
        }
        int order = username.compareTo(other.username);
        if (order == 0) {
            order = domain.compareTo(other.domain);
        }
        return order == 0 ? email.compareTo(other.email) : order;
    }

    // Written out, because those that come with a record take several times as long before they are compiled to the
    // utmost.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IdentityKey key
                && type == key.type
                && username.equals(key.username)
                && email.equals(key.email)
                && domain.equals(key.domain);
    }

    @Override
    public int hashCode() {
        return (username.hashCode() * 31 + domain.hashCode()) * 31 + email.hashCode();
    }

    /** {@return the key as log lines show it} */
    @Override
    public String toString() {
        return typeName() + ',' + username + ',' + domain + ',' + email;
    }
}
