package org.usersync.filter;

import org.usersync.spi.extension.ExpressionException;

/** An expression needs a part of Python that the compiler does not cover. The message is one line for the user. */
public final class UnsupportedExpressionException extends ExpressionException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message one line that shows the expression, the column and what is not covered
     */
    public UnsupportedExpressionException(String message) {
        super(message);
    }
}
