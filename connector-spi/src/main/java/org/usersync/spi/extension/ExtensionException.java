package org.usersync.spi.extension;

import org.jspecify.annotations.Nullable;

/**
 * An extension ends the run and says why. The message is one line for the user: what is wrong, where, what to do; never
 * a secret. The host puts the names of bundle, extension and user before it.
 */
public final class ExtensionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message one line for the user
     */
    public ExtensionException(String message) {
        this(message, null);
    }

    /**
     * Makes an exception with a cause.
     *
     * @param message one line for the user
     * @param cause what failed, or null
     */
    public ExtensionException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
