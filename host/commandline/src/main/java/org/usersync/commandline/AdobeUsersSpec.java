package org.usersync.commandline;

import java.util.List;

/** The value of {@code --adobe-users}: which Adobe users are read for comparison. */
public sealed interface AdobeUsersSpec {
    /** Every user. */
    record All() implements AdobeUsersSpec {}

    /** The members of every Adobe group of the mapping. */
    record Mapped() implements AdobeUsersSpec {}

    /**
     * The members of these Adobe groups.
     *
     * @param names stripped, each once, in the order given; at least one; {@code target::group} is a group of a secondary
     */
    record Groups(List<String> names) implements AdobeUsersSpec {
        /** Copies the list. */
        public Groups {
            names = List.copyOf(names);
        }
    }
}
