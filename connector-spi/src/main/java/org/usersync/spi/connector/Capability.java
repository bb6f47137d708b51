package org.usersync.spi.connector;

/** What a connector can do; the host asks nothing else of it. */
public enum Capability {
    /** Reads all users of the directory, not only members of named groups. */
    ALL_USERS,
    /** Members of groups inside a group count as its members. */
    NESTED_GROUPS,
    /** Tells those groups of a user that somebody looks at, for additional groups. */
    MEMBER_GROUPS,
    /** Reads attributes named by the configuration. */
    EXTENDED_ATTRIBUTES
}
