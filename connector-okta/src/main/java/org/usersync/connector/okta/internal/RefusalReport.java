package org.usersync.connector.okta.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.http.HttpAnswer;

/** Turns an answer that is no success into a failure that names all that Okta says about it. */
final class RefusalReport {
    /** An error object is a few hundred bytes; a proxy's page may be anything. */
    private static final int LONGEST_BODY = 64 * 1024;

    private static final int LONGEST_TEXT = 300;

    private final OktaHost host;
    private final SignIn signIn;

    /**
     * Makes a reporter.
     *
     * @param host the server
     * @param signIn hides its secrets, should the server echo one, and knows what to do about a refusal
     */
    RefusalReport(OktaHost host, SignIn signIn) {
        this.host = host;
        this.signIn = signIn;
    }

    /**
     * Reads an answer.
     *
     * @param what the caller was doing
     * @param answer an answer of any status but 200
     * @return the failure to throw
     * @throws IOException if the connection broke
     */
    OktaFailure read(String what, HttpAnswer answer) throws IOException {
        int status = answer.status();
        StringBuilder message = new StringBuilder(what)
                .append(" failed: ")
                .append(host)
                .append(" answered HTTP ")
                .append(status);
        if (status == 401 || status == 403) {
            message.append(", the token was refused");
        } else if (status >= 300 && status < 400) {
            message.append(", a redirection: check host");
        } else if (status == 429) {
            message.append(", too many requests");
        }
        String errorCode = "";
        Object body = Json.anything(new LimitedStream(answer.body(), LONGEST_BODY));
        if (body instanceof Map<?, ?> error) {
            errorCode = error.get("errorCode") instanceof String code ? code : "";
            append(message, "errorCode", error.get("errorCode"));
            append(message, "errorSummary", error.get("errorSummary"));
            append(message, "errorCauses", causes(error.get("errorCauses")));
        } else {
            message.append(", without details in Okta's form");
        }
        if (errorCode.isEmpty()) {
            // RFC 6750 and RFC 9449: what is wrong with a token stands in this header, the body may be empty.
            answer.header("WWW-Authenticate").ifPresent(text -> append(message, "WWW-Authenticate", text));
        }
        append(message, "request id", answer.requestId());
        if (status == 401 || status == 403) {
            message.append("; ").append(signIn.advice(status));
        }
        return OktaFailure.refused(kind(status), status, errorCode, signIn.mask(message.toString()));
    }

    private static ConnectorException.Kind kind(int status) {
        if (status == 401 || status == 403) {
            return ConnectorException.Kind.AUTH;
        }
        if (status == 404) {
            return ConnectorException.Kind.NOT_FOUND;
        }
        // A 429 is final after the last attempt, not because of a long wait.
        return status == 429 || status >= 500 ? ConnectorException.Kind.UNAVAILABLE : ConnectorException.Kind.PROTOCOL;
    }

    /** Masked before it is shortened: half a token must not be left over. */
    private void append(StringBuilder message, String name, @Nullable Object value) {
        if (value instanceof String text && !text.isBlank()) {
            message.append(", ").append(name).append(' ').append(Texts.line(signIn.mask(text), LONGEST_TEXT));
        }
    }

    /** Documented as a list of objects; lists of texts and single objects have been seen. */
    private static @Nullable String causes(@Nullable Object causes) {
        List<String> texts = new ArrayList<>();
        collect(causes, texts);
        return texts.isEmpty() ? null : String.join("; ", texts);
    }

    private static void collect(@Nullable Object cause, List<String> texts) {
        if (cause instanceof Collection<?> list) {
            list.forEach(item -> collect(item, texts));
        } else if (cause instanceof Map<?, ?> object) {
            Object summary = object.get("errorSummary");
            collect(summary == null ? object.values() : summary, texts);
        } else if (cause != null) {
            texts.add(cause.toString());
        }
    }
}
