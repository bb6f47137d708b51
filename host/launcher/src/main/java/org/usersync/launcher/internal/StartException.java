package org.usersync.launcher.internal;

/** The program cannot start. The message tells the user in one line what is wrong and what to do. */
public final class StartException extends Exception {
    private static final long serialVersionUID = 1L;

    StartException(String message) {
        super(message);
    }

    StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
