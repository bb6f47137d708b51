package org.usersync.demo.tenant.internal.adobe;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.usersync.demo.tenant.internal.web.Endpoint;
import org.usersync.demo.tenant.internal.web.Latency;
import org.usersync.demo.tenant.internal.web.Reply;
import org.usersync.demo.tenant.internal.web.Request;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Adobe's sign-in of servers. */
public final class ImsApi implements Endpoint {
    private static final List<String> SCOPES = List.of("openid", "AdobeID", "user_management_sdk");

    private final AdobeDirectory directory;
    private final Tokens tokens;
    private final Latency latency;

    /**
     * Makes the API.
     *
     * @param directory knows the client
     * @param tokens takes what is given out
     * @param latency of every answer
     */
    public ImsApi(AdobeDirectory directory, Tokens tokens, Latency latency) {
        this.directory = directory;
        this.tokens = tokens;
        this.latency = latency;
    }

    @Override
    public Reply answer(Request request) {
        latency.hold();
        if (!request.path().equals("/ims/token/v2") && !request.path().equals("/ims/token/v3")) {
            return error(404, "not_found", "no such path");
        }
        if (!request.method().equals("POST")) {
            return error(405, "method_not_allowed", "only POST is allowed");
        }
        Map<String, String> fields = request.form();
        if (!"client_credentials".equals(fields.get("grant_type"))) {
            return error(400, "unsupported_grant_type", "grant_type must be client_credentials");
        }
        if (!directory.clientId().equals(fields.get("client_id"))) {
            return error(400, "invalid_client", "invalid client_id parameter");
        }
        if (!directory.clientSecret().equals(fields.get("client_secret"))) {
            return error(401, "invalid_client", "invalid client_secret parameter");
        }
        List<String> scopes = Arrays.asList(fields.getOrDefault("scope", "").split("[, ]+"));
        if (!scopes.containsAll(SCOPES)) {
            return error(400, "invalid_scope", "the scope must hold " + String.join(",", SCOPES));
        }
        return Reply.json(
                200,
                new ObjectMapper()
                        .createObjectNode()
                        .put("access_token", tokens.give())
                        .put("token_type", "bearer")
                        .put("expires_in", tokens.seconds())
                        .toString());
    }

    @Override
    public Reply trouble(int status) {
        return status >= 500
                ? Reply.html(status, "<html><body>The gateway answered " + status + ".</body></html>")
                : error(status, status == 401 ? "invalid_client" : "invalid_request", "refused on purpose");
    }

    private static Reply error(int status, String code, String description) {
        return Reply.json(
                status,
                new ObjectMapper()
                        .createObjectNode()
                        .put("error", code)
                        .put("error_description", description)
                        .toString());
    }
}
