package org.usersync.spi.secret;

import org.jspecify.annotations.Nullable;

/** A secret cannot be had. The message is one line for the user: what is wrong and what to do, without any secret. */
public final class SecretException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message one line
     */
    public SecretException(String message) {
        this(message, null);
    }

    /**
     * Makes an exception with a cause.
     *
     * @param message one line
     * @param cause what failed; it must not show anything of a secret. Null if there is none
     */
    public SecretException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
