package org.usersync.commandline;

/** Words that are no value of their option. The message is one line and names neither the option nor where it stands. */
public final class OptionException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message what is wrong, and what would be right
     */
    public OptionException(String message) {
        super(message);
    }
}
