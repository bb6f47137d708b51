package org.usersync.engine;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.model.IdentityType;

/**
 * One line of the list of Adobe-only users as it is written. All values are normalised.
 *
 * @param type the identity type
 * @param email the email, empty if Adobe has none
 * @param domain the domain, empty if the username contains {@code @}
 * @param secondary the name of a secondary target, or null for the primary
 */
public record AdobeOnlyListEntry(
        IdentityType type,
        String email,
        String domain,
        @Nullable String secondary) {}
