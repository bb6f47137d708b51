package org.usersync.commandline;

import java.util.List;

/** The value of {@code --users}: who is in scope. */
public sealed interface UsersSpec {
    /** Every user of the directory. */
    record All() implements UsersSpec {}

    /** The members of every directory group of the mapping. */
    record Mapped() implements UsersSpec {}

    /**
     * The members of these directory groups.
     *
     * @param names stripped, each once, in the order given; at least one
     */
    record Groups(List<String> names) implements UsersSpec {
        /** Copies the list. */
        public Groups {
            names = List.copyOf(names);
        }
    }

    /**
     * The users of a CSV file, whatever the connector is.
     *
     * @param path as given: relative to the working directory
     */
    record FileUsers(String path) implements UsersSpec {}
}
