package org.usersync.spi.extension;

/** An expression cannot be compiled, or failed for a user. The message is one line that names expression and place. */
public class ExpressionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message one line for the user
     */
    public ExpressionException(String message) {
        super(message);
    }

    /**
     * Makes an exception with a cause.
     *
     * @param message one line for the user
     * @param cause what failed
     */
    public ExpressionException(String message, Throwable cause) {
        super(message, cause);
    }
}
