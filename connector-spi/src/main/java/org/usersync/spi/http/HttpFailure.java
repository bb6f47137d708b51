package org.usersync.spi.http;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** No answer came. The message is one line that says what failed, where, and where known what to do. */
public final class HttpFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** Why no answer came. */
    public enum Kind {
        /** The host's name does not resolve. */
        UNKNOWN_HOST,
        /** Nobody listens at the address, or it cannot be reached. */
        UNREACHABLE,
        /** The certificate or the TLS handshake was refused. */
        TLS,
        /** The proxy refused or cannot be reached. */
        PROXY,
        /** No answer within the time allowed, after all attempts. */
        TIMEOUT,
        /** The connection broke, after all attempts. */
        BROKEN,
        /** A rate limit asks for a longer wait than is allowed. */
        RATE_LIMITED,
        /** The run was cancelled. */
        CANCELLED
    }

    /**
     * Makes a failure.
     *
     * @param kind why
     * @param message one line, free of secrets
     * @param cause the cause, or null
     */
    public HttpFailure(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = Objects.requireNonNull(kind, "kind");
    }

    /** {@return why no answer came} */
    public Kind kind() {
        return kind;
    }
}
