package org.usersync.engine.target;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.model.IdentityType;

/**
 * A user as Adobe reports it, spelled as there.
 *
 * @param identityType the type, or null if Adobe reports none or one that is unknown here
 * @param email the email, or null if Adobe reports none
 * @param username the username, or null if Adobe reports none
 * @param domain the domain of the username, or null
 * @param firstName the given name, or null
 * @param lastName the surname, or null
 * @param country the country, or null
 * @param groups names of all groups the user is in: user groups, profiles and admin groups
 */
public record AdobeUser(
        @Nullable IdentityType identityType,
        @Nullable String email,
        @Nullable String username,
        @Nullable String domain,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String country,
        List<String> groups) {
    /** Copies the groups. */
    public AdobeUser {
        groups = List.copyOf(groups);
    }
}
