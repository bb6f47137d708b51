package org.usersync.engine.options;

import java.util.List;

/** Which directory users are in scope. */
public sealed interface DirectoryScope {
    /** Every user of the directory. */
    record All() implements DirectoryScope {}

    /** Members of any directory group of the mapping. */
    record Mapped() implements DirectoryScope {}

    /**
     * Members of named groups.
     *
     * @param names directory groups, stripped
     */
    record Groups(List<String> names) implements DirectoryScope {
        /** Copies the list. */
        public Groups {
            names = List.copyOf(names);
        }
    }
}
