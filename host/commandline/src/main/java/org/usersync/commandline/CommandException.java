package org.usersync.commandline;

import java.util.Objects;

/** A command ends for a reason that one line tells. The launcher shows the line and ends the process with the status. */
public final class CommandException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ExitStatus status;

    /**
     * Makes an exception.
     *
     * @param status how the command ends, not {@link ExitStatus#COMPLETED}
     * @param message one line for the user: what is wrong and what to do; no secret
     */
    public CommandException(ExitStatus status, String message) {
        super(message);
        this.status = Objects.requireNonNull(status, "status");
    }

    /**
     * Makes an exception with a cause.
     *
     * @param status how the command ends, not {@link ExitStatus#COMPLETED}
     * @param message one line for the user: what is wrong and what to do; no secret
     * @param cause what failed
     */
    public CommandException(ExitStatus status, String message, Throwable cause) {
        super(message, cause);
        this.status = Objects.requireNonNull(status, "status");
    }

    /** {@return how the command ends} */
    public ExitStatus status() {
        return status;
    }
}
