package org.usersync.commandline.internal;

/** The command line is wrong. The message is one line that names the option. */
public final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
