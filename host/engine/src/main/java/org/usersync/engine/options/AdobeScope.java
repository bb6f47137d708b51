package org.usersync.engine.options;

import java.util.List;

/** Which Adobe users are read for comparison. */
public sealed interface AdobeScope {
    /** Every user of every target. */
    record All() implements AdobeScope {}

    /** Members of any mapped group. */
    record Mapped() implements AdobeScope {}

    /**
     * Members of named groups.
     *
     * @param groups Adobe groups
     */
    record Groups(List<TargetGroup> groups) implements AdobeScope {
        /** Copies the list. */
        public Groups {
            groups = List.copyOf(groups);
        }
    }
}
