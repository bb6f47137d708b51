package org.usersync.connector.okta.internal;

import java.util.concurrent.ExecutionException;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.http.HttpFailure;

/** A call to Okta did not bring what was asked for. Inside this bundle it keeps what the next step depends on. */
final class OktaFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ConnectorException.Kind kind;
    private final int status;
    private final String errorCode;
    private final boolean timedOut;

    private OktaFailure(
            ConnectorException.Kind kind,
            int status,
            String errorCode,
            boolean timedOut,
            String message,
            @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.status = status;
        this.errorCode = errorCode;
        this.timedOut = timedOut;
    }

    /** Okta answered with a status other than success. */
    static OktaFailure refused(ConnectorException.Kind kind, int status, String errorCode, String message) {
        return new OktaFailure(kind, status, errorCode, false, message, null);
    }

    /** Okta answered something that it does not document. */
    static OktaFailure protocol(String message) {
        return new OktaFailure(ConnectorException.Kind.PROTOCOL, 0, "", false, message, null);
    }

    /** The run ends. */
    static OktaFailure cancelled(@Nullable Throwable cause) {
        return new OktaFailure(
                ConnectorException.Kind.CANCELLED, 0, "", false, "reading from Okta was cancelled", cause);
    }

    /** {@return what another thread threw, to be thrown on; an error is thrown at once} */
    static RuntimeException thrownBy(ExecutionException failure) {
        if (failure.getCause() instanceof Error error) {
            throw error;
        }
        return failure.getCause() instanceof RuntimeException unchecked
                ? unchecked
                : new IllegalStateException(failure.getCause());
    }

    /** No answer came. */
    static OktaFailure noAnswer(HttpFailure failure, String message) {
        ConnectorException.Kind kind =
                switch (failure.kind()) {
                    case RATE_LIMITED -> ConnectorException.Kind.RATE_LIMITED;
                    case CANCELLED -> ConnectorException.Kind.CANCELLED;
                    case UNKNOWN_HOST, UNREACHABLE, TLS, PROXY, TIMEOUT, BROKEN -> ConnectorException.Kind.UNAVAILABLE;
                };
        return new OktaFailure(kind, 0, "", failure.kind() == HttpFailure.Kind.TIMEOUT, message, failure);
    }

    /** {@return the HTTP status, or 0 if it was not the status that was wrong} */
    int status() {
        return status;
    }

    /** {@return whether Okta may manage if it is asked for less at a time} */
    boolean smallerPagesMayHelp() {
        return timedOut || status == 500 || status == 504;
    }

    /** {@return whether Okta refused the search itself: its text, its length, or searching as such at present} */
    boolean searchRefused() {
        return status == 400 || status == 414 || status == 431 || (status == 503 && errorCode.equals("E0000100"));
    }

    /** {@return the same failure with more to say} */
    OktaFailure explained(String addition) {
        return new OktaFailure(kind, status, errorCode, timedOut, addition + ": " + getMessage(), this);
    }

    /** {@return what the host is told} */
    ConnectorException toConnectorException() {
        return new ConnectorException(kind, String.valueOf(getMessage()), this);
    }
}
