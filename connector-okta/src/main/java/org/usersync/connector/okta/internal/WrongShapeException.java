package org.usersync.connector.okta.internal;

/** An answer arrived whole and is not what Okta documents. The message says what is odd, never a value. */
final class WrongShapeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongShapeException(String message) {
        super(message);
    }
}
