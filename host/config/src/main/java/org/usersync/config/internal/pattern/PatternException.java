package org.usersync.config.internal.pattern;

/** A text is no regular expression of Python, or one that cannot be carried out here. The message is one line. */
public final class PatternException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message one line
     */
    public PatternException(String message) {
        super(message);
    }
}
