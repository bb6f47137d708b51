package org.usersync.demo.tenant.internal.okta;

import org.usersync.demo.tenant.internal.web.Reply;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Okta's error answers, which break off the work on a request. */
final class OktaError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Reply reply;

    private OktaError(Reply reply) {
        super(null, null, false, false);
        this.reply = reply;
    }

    /** {@return the answer} */
    Reply reply() {
        return reply;
    }

    static OktaError badRequest(String cause) {
        return new OktaError(body(400, "E0000001", "Api validation failed: " + cause, cause));
    }

    static OktaError badSearch(String cause) {
        return new OktaError(body(400, "E0000031", "Invalid search criteria.", cause));
    }

    static OktaError invalidToken() {
        return new OktaError(body(401, "E0000011", "Invalid token provided", ""));
    }

    /** The answer to a bearer token that is refused: a header, and no body. */
    static OktaError bearer(int status, String scheme, String error, String description) {
        return new OktaError(Reply.empty(status)
                .with(
                        "WWW-Authenticate",
                        scheme
                                + " authorization_uri=\"http://localhost/oauth2/v1/authorize\", realm=\"http://localhost\","
                                + " error=\"" + error + "\", error_description=\"" + description + "\""));
    }

    /** The answer of the token endpoint. */
    static OktaError oauth(int status, String error, String description) {
        ObjectNode body = new ObjectMapper().createObjectNode();
        body.put("error", error);
        body.put("error_description", description);
        return new OktaError(Reply.json(status, body.toString()));
    }

    /** {@return this answer with one more header} */
    OktaError with(String name, String value) {
        return new OktaError(reply.with(name, value));
    }

    static OktaError noSession() {
        return new OktaError(body(403, "E0000005", "Invalid session", ""));
    }

    static OktaError forbidden() {
        return new OktaError(body(403, "E0000006", "You do not have permission to perform the requested action", ""));
    }

    static OktaError notFound(String id, String what) {
        return new OktaError(body(404, "E0000007", "Not found: Resource not found: " + id + " (" + what + ")", ""));
    }

    static OktaError noSuchPath() {
        return new OktaError(body(404, "E0000008", "The requested path was not found", ""));
    }

    static OktaError notAllowed() {
        return new OktaError(body(405, "E0000022", "The endpoint does not support the provided HTTP method", ""));
    }

    /** The usual answer of a status, where it is not the request's fault. */
    static Reply trouble(int status) {
        return switch (status) {
            case 400 -> body(400, "E0000001", "Api validation failed", "");
            case 401 -> invalidToken().reply();
            case 403 -> forbidden().reply();
            case 404 -> body(404, "E0000007", "Not found: Resource not found", "");
            case 429 -> body(429, "E0000047", "API call exceeded rate limit due to too many requests.", "");
            case 500 -> body(500, "E0000009", "Internal Server Error", "");
            case 503 -> body(503, "E0000181", "Service is temporarily unavailable", "");
            default ->
                Reply.html(
                        status,
                        "<html><head><title>" + status + "</title></head><body>The gateway answered " + status
                                + ".</body></html>");
        };
    }

    private static Reply body(int status, String code, String summary, String cause) {
        ObjectNode body = new ObjectMapper().createObjectNode();
        body.put("errorCode", code);
        body.put("errorSummary", summary);
        body.put("errorLink", code);
        body.put("errorId", "oae" + Long.toString(System.nanoTime(), Character.MAX_RADIX));
        var causes = body.putArray("errorCauses");
        if (!cause.isEmpty()) {
            causes.addObject().put("errorSummary", cause);
        }
        return Reply.json(status, body.toString());
    }
}
