package org.usersync.runtime;

import org.jspecify.annotations.Nullable;

/** A bundle did what its contract does not allow; the run ends. The message is one line that names the bundle. */
public final class PluginException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message one line for the user
     * @param cause what the bundle threw; null if it threw nothing
     */
    public PluginException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
