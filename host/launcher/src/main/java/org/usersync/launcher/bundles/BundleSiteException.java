package org.usersync.launcher.bundles;

import org.jspecify.annotations.Nullable;

/** The bundles of program and site cannot be looked at. The message is one line: what is wrong, where, what to do. */
public final class BundleSiteException extends Exception {
    private static final long serialVersionUID = 1L;

    BundleSiteException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
