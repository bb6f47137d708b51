package org.usersync.engine.target;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.model.IdentityType;

/** One step of an action. A null value is not sent. */
public sealed interface Step {
    /**
     * Creates a user.
     *
     * @param identityType what kind of user
     * @param email the email
     * @param country the country, or null
     * @param firstName the given name, or null
     * @param lastName the surname, or null
     * @param updateIfExists whether the names of a user who is there already are updated; if not, such a user is left
     *     as it is
     */
    record Create(
            IdentityType identityType,
            String email,
            @Nullable String country,
            @Nullable String firstName,
            @Nullable String lastName,
            boolean updateIfExists)
            implements Step {}

    /**
     * Updates attributes; at least one is not null.
     *
     * @param email the new email, or null
     * @param username the username that holds after the update, or null
     * @param firstName the new given name, or null
     * @param lastName the new surname, or null
     */
    record Update(
            @Nullable String email,
            @Nullable String username,
            @Nullable String firstName,
            @Nullable String lastName) implements Step {}

    /**
     * Adds the user to groups.
     *
     * @param groups names as sent to Adobe; never empty, any number
     */
    record AddToGroups(List<String> groups) implements Step {
        /** Copies the list. */
        public AddToGroups {
            groups = List.copyOf(groups);
        }
    }

    /**
     * Removes the user from groups.
     *
     * @param groups names as sent to Adobe; never empty, any number
     */
    record RemoveFromGroups(List<String> groups) implements Step {
        /** Copies the list. */
        public RemoveFromGroups {
            groups = List.copyOf(groups);
        }
    }

    /** Removes the user from all groups. */
    record RemoveFromAllGroups() implements Step {}

    /**
     * Removes the user from the organisation.
     *
     * @param deleteAccount whether the account is deleted too
     */
    record RemoveFromOrganisation(boolean deleteAccount) implements Step {}
}
