package org.usersync.connector.csv.internal;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.model.IdentityType;

/**
 * What the rows of one email say together.
 *
 * @param key the email, normalised: what rows are joined by
 * @param email the email as spelled
 * @param identityType the type, or null if no row names one
 * @param username the username, or null
 * @param domain the domain, or null
 * @param firstName the given name, or null
 * @param lastName the surname, or null
 * @param country the country, or null
 * @param groups the groups, in the order of the rows
 * @param sourceAttributes for hooks, empty if nobody wants them
 */
record CsvUser(
        String key,
        String email,
        @Nullable IdentityType identityType,
        @Nullable String username,
        @Nullable String domain,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String country,
        Set<String> groups,
        Map<String, @Nullable Object> sourceAttributes) {

    /** This user with what a later row says: groups join, other values are the later row's where it has them. */
    CsvUser with(CsvUser later) {
        Set<String> joined = new LinkedHashSet<>(groups);
        joined.addAll(later.groups);
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>(sourceAttributes);
        later.sourceAttributes.forEach((name, value) -> {
            if (value != null) {
                attributes.put(name, value);
            }
        });
        return new CsvUser(
                key,
                later.email,
                last(identityType, later.identityType),
                last(username, later.username),
                last(domain, later.domain),
                last(firstName, later.firstName),
                last(lastName, later.lastName),
                last(country, later.country),
                joined,
                attributes);
    }

    private static <T> @Nullable T last(@Nullable T earlier, @Nullable T later) {
        return later == null ? earlier : later;
    }
}
