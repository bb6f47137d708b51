package org.usersync.spi.connector;

import java.util.List;

/**
 * What a check found. Free of secrets: it is shown to people.
 *
 * @param status how it stands
 * @param summary one line for the user
 * @param details further lines, may be empty
 */
public record Health(Status status, String summary, List<String> details) {
    /** How it stands. */
    public enum Status {
        /** Everything works. */
        OK,
        /** It works, but something should be looked at. */
        WARN,
        /** It does not work. */
        FAIL,
        /** Nothing was checked. */
        UNKNOWN
    }

    /**
     * Copies the details.
     *
     * @param status how it stands
     * @param summary one line for the user
     * @param details further lines, may be empty
     */
    public Health {
        details = List.copyOf(details);
    }
}
