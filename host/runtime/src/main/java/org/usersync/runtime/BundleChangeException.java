package org.usersync.runtime;

import org.jspecify.annotations.Nullable;

/** A bundle cannot be installed, exchanged or removed. The message is one line that names the bundle and the reason. */
public final class BundleChangeException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message one line for the user
     * @param cause what failed; null if the message says it all
     */
    public BundleChangeException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
