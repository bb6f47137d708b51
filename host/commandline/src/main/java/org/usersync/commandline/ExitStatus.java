package org.usersync.commandline;

/** How a command ended, as the shell sees it. */
public enum ExitStatus {
    /** Everything was done. */
    COMPLETED(0),
    /** The run could not start or was aborted. */
    ABORTED(1),
    /** The command line is wrong. */
    USAGE(2),
    /** The run completed, but Adobe rejected actions or users were skipped because of errors. */
    INCOMPLETE(3),
    /** A safety limit stopped a part of the run. */
    LIMIT(4),
    /** Another run holds the lock. */
    LOCKED(5),
    /** A rate limit asks for a longer wait than is allowed. */
    RATE_LIMITED(6),
    /** The run was interrupted. */
    INTERRUPTED(130);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    /**
     * The status of a number.
     *
     * @param code the number the shell sees
     * @return the status
     * @throws IllegalArgumentException if there is none
     */
    public static ExitStatus of(int code) {
        for (ExitStatus status : values()) {
            if (status.code == code) {
                return status;
            }
        }
        throw new IllegalArgumentException("no exit status is " + code);
    }

    /** {@return the number the shell sees} */
    public int code() {
        return code;
    }
}
