package org.usersync.spi.connector;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A directory could not be read completely. The run ends before anything is sent to Adobe.
 *
 * <p>The message is one line for the user: what is wrong, where, what to do; never a secret.
 */
public final class ConnectorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** What is wrong, for messages and exit status. */
    public enum Kind {
        /** The options contradict each other or the directory. */
        CONFIG,
        /** The directory refused the credentials. */
        AUTH,
        /** Something that must be there is not. */
        NOT_FOUND,
        /** The directory cannot be reached or does not answer. */
        UNAVAILABLE,
        /** The directory asks for a longer wait than is allowed. */
        RATE_LIMITED,
        /** Only a part could be read. */
        PARTIAL_RESULT,
        /** The directory answered what its protocol does not allow. */
        PROTOCOL,
        /** The run was cancelled. */
        CANCELLED
    }

    /**
     * Makes an exception.
     *
     * @param kind what is wrong
     * @param message one line for the user
     */
    public ConnectorException(Kind kind, String message) {
        this(kind, message, null);
    }

    /**
     * Makes an exception with a cause.
     *
     * @param kind what is wrong
     * @param message one line for the user
     * @param cause what failed, or null
     */
    public ConnectorException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = Objects.requireNonNull(kind, "kind");
    }

    /** {@return what is wrong} */
    public Kind kind() {
        return kind;
    }
}
