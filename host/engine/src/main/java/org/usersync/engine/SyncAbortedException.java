package org.usersync.engine;

import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** A run ended before its end. The message is one line for the user; nothing of it was logged yet. */
public final class SyncAbortedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient @Nullable SyncResult partial;

    /** Why, for the exit status. */
    public enum Kind {
        /** Options contradict each other or what was read; nothing was sent. */
        CONFIGURATION,
        /** A side could not be read or changed. */
        FAILED,
        /** A service asks for a longer wait than is allowed. */
        RATE_LIMITED,
        /** The run was cancelled. */
        INTERRUPTED
    }

    /**
     * Makes an exception for a run that sent nothing.
     *
     * @param kind why
     * @param message one line for the user
     * @param cause what failed, or null
     */
    public SyncAbortedException(Kind kind, String message, @Nullable Throwable cause) {
        this(kind, message, cause, null);
    }

    /**
     * Makes an exception.
     *
     * @param kind why
     * @param message one line for the user
     * @param cause what failed, or null
     * @param partial the figures of a run that broke off while sending, or null
     */
    public SyncAbortedException(Kind kind, String message, @Nullable Throwable cause, @Nullable SyncResult partial) {
        super(message, cause);
        this.kind = Objects.requireNonNull(kind, "kind");
        this.partial = partial;
    }

    /** {@return why} */
    public Kind kind() {
        return kind;
    }

    /** {@return the figures so far, present if the run broke off while sending} */
    public Optional<SyncResult> partial() {
        return Optional.ofNullable(partial);
    }
}
