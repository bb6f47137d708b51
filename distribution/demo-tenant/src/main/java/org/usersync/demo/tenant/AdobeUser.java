package org.usersync.demo.tenant;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A user of the Adobe organisation.
 *
 * @param id Adobe's id; made by the tenant if null
 * @param type {@code adobeID}, {@code enterpriseID}, {@code federatedID} or {@code unknown}
 * @param status such as {@code active}, which is also meant by null; others are not listed
 * @param email the e-mail
 * @param username the username; the e-mail if null
 * @param domain the domain; that of the e-mail if null
 * @param firstname or null
 * @param lastname or null
 * @param country or null
 * @param groups names of user groups, profiles and admin groups
 */
public record AdobeUser(
        @Nullable String id,
        String type,
        @Nullable String status,
        String email,
        @Nullable String username,
        @Nullable String domain,
        @Nullable String firstname,
        @Nullable String lastname,
        @Nullable String country,
        List<String> groups) {
    /** Copies the groups; none if null. */
    public AdobeUser {
        groups = orNone(groups);
    }

    private static List<String> orNone(@Nullable List<String> groups) {
        return groups == null ? List.of() : List.copyOf(groups);
    }

    /**
     * Makes an active user whose username is the e-mail.
     *
     * @param type identity type
     * @param email the e-mail
     * @param firstname or null
     * @param lastname or null
     * @param country or null
     * @param groups names of groups
     */
    public AdobeUser(
            String type,
            String email,
            @Nullable String firstname,
            @Nullable String lastname,
            @Nullable String country,
            List<String> groups) {
        this(null, type, null, email, null, null, firstname, lastname, country, groups);
    }

    /** {@return the username in force} */
    public String effectiveUsername() {
        return username == null ? email : username;
    }

    /** {@return the domain in force, empty if the e-mail has none} */
    public String effectiveDomain() {
        return domain != null ? domain : email.substring(email.indexOf('@') + 1);
    }

    /** {@return whether lists show this user} */
    public boolean active() {
        return status == null || status.equals("active");
    }

    /** {@return whether this is an adobeID} */
    public boolean adobeId() {
        return type.equals("adobeID");
    }

    /**
     * {@return this user in other groups}
     *
     * @param others their names
     */
    public AdobeUser withGroups(List<String> others) {
        return new AdobeUser(id, type, status, email, username, domain, firstname, lastname, country, others);
    }

    /**
     * {@return whether this user has a group of that name}
     *
     * @param group compared without regard to case
     */
    public boolean in(String group) {
        String wanted = group.toLowerCase(Locale.ROOT);
        return groups.stream().anyMatch(name -> name.toLowerCase(Locale.ROOT).equals(wanted));
    }
}
