package org.usersync.engine.options;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import org.usersync.spi.model.IdentityType;

/**
 * Adobe users that are left alone.
 *
 * @param identityTypes by type
 * @param groups by membership in these groups of the primary target
 * @param users by username (the email of an adobeID); each pattern already has the anchoring and case rules of the
 *     configuration
 */
public record Exclusions(Set<IdentityType> identityTypes, List<String> groups, List<Predicate<String>> users) {
    /** Copies the collections. */
    public Exclusions {
        identityTypes = Set.copyOf(identityTypes);
        groups = List.copyOf(groups);
        users = List.copyOf(users);
    }

    /** {@return exclusions that exclude nobody} */
    public static Exclusions none() {
        return new Exclusions(Set.of(), List.of(), List.of());
    }
}
