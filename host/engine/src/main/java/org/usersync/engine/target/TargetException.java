package org.usersync.engine.target;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** An Adobe organisation cannot be read or changed any further; the run ends. The message is one line for the user. */
public final class TargetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** What is wrong, for the exit status. */
    public enum Kind {
        /** Adobe refused the credentials. */
        AUTH,
        /** Adobe cannot be reached or does not answer. */
        UNAVAILABLE,
        /** Adobe asks for a longer wait than is allowed. */
        RATE_LIMITED,
        /** Adobe answered what its protocol does not allow, or refused a read. */
        PROTOCOL,
        /** The run was cancelled. */
        CANCELLED
    }

    /**
     * Makes an exception.
     *
     * @param kind what is wrong
     * @param message one line for the user, free of secrets
     * @param cause what failed, or null
     */
    public TargetException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = Objects.requireNonNull(kind, "kind");
    }

    /** {@return what is wrong} */
    public Kind kind() {
        return kind;
    }
}
