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
    private final TechnicalAccounts accounts;
    private final Latency latency;

    /**
     * Makes the API.
     *
     * @param directory knows the client
     * @param tokens takes what is given out
     * @param accounts knows the accounts that sign a token
     * @param latency of every answer
     */
    public ImsApi(AdobeDirectory directory, Tokens tokens, TechnicalAccounts accounts, Latency latency) {
        this.directory = directory;
        this.tokens = tokens;
        this.accounts = accounts;
        this.latency = latency;
    }

    @Override
    public Reply answer(Request request) {
        latency.hold();
        boolean exchange =
                request.path().equals("/ims/exchange/jwt") || request.path().equals("/ims/exchange/jwt/");
        if (!exchange
                && !request.path().equals("/ims/token/v2")
                && !request.path().equals("/ims/token/v3")) {
            return error(404, "not_found", "no such path");
        }
        if (!request.method().equals("POST")) {
            return error(405, "method_not_allowed", "only POST is allowed");
        }
        Map<String, String> fields = request.form();
        if (!exchange && !"client_credentials".equals(fields.get("grant_type"))) {
            return error(400, "unsupported_grant_type", "grant_type must be client_credentials");
        }
        if (!directory.clientId().equals(fields.get("client_id"))) {
            return error(400, "invalid_client", "invalid client_id parameter");
        }
        if (!directory.clientSecret().equals(fields.get("client_secret"))) {
            return error(401, "invalid_client", "invalid client_secret parameter");
        }
        return exchange ? exchanged(request, fields) : forScope(fields);
    }

    private Reply forScope(Map<String, String> fields) {
        List<String> scopes = Arrays.asList(fields.getOrDefault("scope", "").split("[, ]+"));
        if (!scopes.containsAll(SCOPES)) {
            return error(400, "invalid_scope", "the scope must hold " + String.join(",", SCOPES));
        }
        return token(tokens.seconds());
    }

    /** The older way; it tells the token's life in milliseconds. */
    private Reply exchanged(Request request, Map<String, String> fields) {
        return accounts.flaw(
                        fields.getOrDefault("jwt_token", ""),
                        request.header("host"),
                        directory.orgId(),
                        directory.clientId())
                .map(flaw -> error(400, "invalid_token", "invalid jwt_token: " + flaw))
                .orElseGet(() -> token(1000 * tokens.seconds()));
    }

    private Reply token(long expiresIn) {
        return Reply.json(
                200,
                new ObjectMapper()
                        .createObjectNode()
                        .put("access_token", tokens.give())
                        .put("token_type", "bearer")
                        .put("expires_in", expiresIn)
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
