package org.usersync.spi.connector;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.osgi.annotation.versioning.ProviderType;

/** What the host wants to know of a directory. Immutable. */
@ProviderType
public interface ReadRequest {
    /** {@return whether all users are wanted, members of a group or not; only of a connector that can} */
    boolean allUsers();

    /** {@return the groups whose members are wanted, stripped, without duplicates, in the order of the configuration} */
    List<String> groups();

    /** {@return attributes to deliver besides the connector's own, under their own names; missing ones as null} */
    Set<String> extendedAttributes();

    /** {@return whether anybody looks at {@code DirectoryUser.sourceAttributes()}; if not, they may be left out} */
    boolean sourceAttributes();

    /**
     * The member groups that somebody looks at, by their names. Asked only of a connector that tells them
     * ({@link Capability#MEMBER_GROUPS}). Where a directory does not tell the groups of a user, the connector reads the
     * groups whose names pass as well; such a group never brings anybody into the read who is in none of
     * {@link #groups()}.
     *
     * @return tells for a group's name whether it is looked at, safe for use by several threads; empty if nobody looks
     *     at {@code DirectoryUser.memberGroups()}, which may be left out then
     */
    Optional<Predicate<String>> memberGroups();
}
