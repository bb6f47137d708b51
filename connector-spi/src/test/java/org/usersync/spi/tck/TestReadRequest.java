package org.usersync.spi.tck;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.usersync.spi.connector.ReadRequest;

/**
 * A request for tests.
 *
 * @param allUsers whether all users are wanted
 * @param groups the groups wanted
 * @param extendedAttributes attributes wanted besides
 * @param sourceAttributes whether anybody looks at source attributes
 * @param memberGroups which member groups are looked at, if any
 */
public record TestReadRequest(
        boolean allUsers,
        List<String> groups,
        Set<String> extendedAttributes,
        boolean sourceAttributes,
        Optional<Predicate<String>> memberGroups)
        implements ReadRequest {
    /** Copies the collections. */
    public TestReadRequest {
        groups = List.copyOf(groups);
        extendedAttributes = Set.copyOf(extendedAttributes);
    }

    /**
     * Asks for the members of groups.
     *
     * @param names their names
     * @return the request
     */
    public static TestReadRequest ofGroups(String... names) {
        return new TestReadRequest(false, List.of(names), Set.of(), false, Optional.empty());
    }

    /**
     * Asks for everybody, and for who is in some groups.
     *
     * @param names the groups' names
     * @return the request
     */
    public static TestReadRequest ofAllUsers(String... names) {
        return new TestReadRequest(true, List.of(names), Set.of(), false, Optional.empty());
    }

    /**
     * Asks for the same and for source attributes.
     *
     * @param names attributes besides the connector's own
     * @return the request
     */
    public TestReadRequest withSourceAttributes(String... names) {
        return new TestReadRequest(allUsers, groups, Set.of(names), true, memberGroups);
    }

    /**
     * Asks for the same and for member groups.
     *
     * @param wanted which ones, by name
     * @return the request
     */
    public TestReadRequest withMemberGroups(Predicate<String> wanted) {
        return new TestReadRequest(allUsers, groups, extendedAttributes, sourceAttributes, Optional.of(wanted));
    }
}
