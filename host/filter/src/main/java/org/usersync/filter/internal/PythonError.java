package org.usersync.filter.internal;

/** An expression fails for one record. It never leaves this package: the expression adds itself and the user. */
final class PythonError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    PythonError(String reason) {
        // A run ends with the first one, which needs no trace: the message names the place in the user's text.
        super(reason, null, false, false);
        this.reason = reason;
    }

    /** One line: the name of Python's error, and what is wrong. */
    String reason() {
        return reason;
    }

    static PythonError type(String message) {
        return new PythonError("TypeError: " + message);
    }
}
