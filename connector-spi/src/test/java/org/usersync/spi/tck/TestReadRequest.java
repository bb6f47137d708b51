package org.usersync.spi.tck;

import java.util.List;
import java.util.Set;

import org.usersync.spi.connector.ReadRequest;

/**
 * A request for tests.
 *
 * @param allUsers whether all users are wanted
 * @param groups the groups wanted
 * @param extendedAttributes attributes wanted besides
 * @param sourceAttributes whether anybody looks at source attributes
 */
public record TestReadRequest(
        boolean allUsers, List<String> groups, Set<String> extendedAttributes, boolean sourceAttributes)
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
        return new TestReadRequest(false, List.of(names), Set.of(), false);
    }

    /**
     * Asks for everybody, and for who is in some groups.
     *
     * @param names the groups' names
     * @return the request
     */
    public static TestReadRequest ofAllUsers(String... names) {
        return new TestReadRequest(true, List.of(names), Set.of(), false);
    }

    /**
     * Asks for the same and for source attributes.
     *
     * @param names attributes besides the connector's own
     * @return the request
     */
    public TestReadRequest withSourceAttributes(String... names) {
        return new TestReadRequest(allUsers, groups, Set.of(names), true);
    }
}
