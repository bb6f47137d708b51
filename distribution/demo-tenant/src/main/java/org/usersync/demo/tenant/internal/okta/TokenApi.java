package org.usersync.demo.tenant.internal.okta;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.usersync.demo.tenant.OktaApp;
import org.usersync.demo.tenant.internal.web.Reply;
import org.usersync.demo.tenant.internal.web.Request;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Okta's token endpoint for service apps. It believes nothing: signature, claims, scopes and proofs are checked. */
final class TokenApi {
    /** The decoded parts of its path. */
    static final List<String> PATH = List.of("oauth2", "v1", "token");

    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final Duration FARTHEST_END = Duration.ofHours(1);

    private final Set<String> usedAssertions = ConcurrentHashMap.newKeySet();
    private final String nonce = UUID.randomUUID().toString();
    private final Supplier<List<OktaApp>> apps;
    private final OktaGrants grants;
    private final Clock clock;

    TokenApi(Supplier<List<OktaApp>> apps, OktaGrants grants, Clock clock) {
        this.apps = apps;
        this.grants = grants;
        this.clock = clock;
    }

    /** {@return a token, or what is wrong} */
    Reply answer(Request request) {
        if (!request.method().equals("POST")) {
            throw OktaError.notAllowed();
        }
        Map<String, String> form = request.form();
        if (!"client_credentials".equals(form.get("grant_type"))) {
            throw OktaError.oauth(400, "unsupported_grant_type", "The grant type must be client_credentials.");
        }
        OktaApp app = client(request, form);
        List<String> scopes =
                Arrays.stream(form.getOrDefault("scope", "").split(" ")).toList();
        if (!app.scopes().containsAll(scopes)) {
            throw OktaError.oauth(400, "invalid_scope", "One or more scopes are not configured for the client.");
        }
        String thumbprint = app.dpop() ? proof(request, app) : null;
        return Reply.json(
                200,
                new ObjectMapper()
                        .createObjectNode()
                        .put("token_type", app.dpop() ? "DPoP" : "Bearer")
                        .put("expires_in", app.tokenSeconds())
                        .put("access_token", grants.give(app, scopes, thumbprint))
                        .put("scope", String.join(" ", scopes))
                        .toString());
    }

    private OktaApp client(Request request, Map<String, String> form) {
        if (!ASSERTION_TYPE.equals(form.get("client_assertion_type"))) {
            throw invalidClient("The client_assertion_type must be that of a JWT.");
        }
        Jws assertion;
        try {
            assertion = Jws.parse(form.getOrDefault("client_assertion", ""));
        } catch (IllegalArgumentException e) {
            throw invalidClient("The client_assertion is no JWT.");
        }
        OktaApp app = apps.get().stream()
                .filter(candidate -> candidate.clientId().equals(assertion.claim("sub")))
                .findFirst()
                .orElseThrow(() -> invalidClient("The client_assertion is of an unknown client."));
        if (app.keys().stream().noneMatch(key -> fits(key, app, assertion) && assertion.signedBy(key))) {
            throw invalidClient("The client_assertion signature is invalid.");
        }
        String wrong = wrong(request, assertion);
        if (wrong != null) {
            throw invalidClient(wrong);
        }
        return app;
    }

    private static boolean fits(Map<String, String> key, OktaApp app, Jws assertion) {
        String wanted = assertion.header().path("kid").asText("");
        return wanted.isEmpty() ? app.keys().size() == 1 : wanted.equals(key.get("kid"));
    }

    private @Nullable String wrong(Request request, Jws assertion) {
        Instant now = clock.instant();
        Instant end = Instant.ofEpochSecond(assertion.claims().path("exp").asLong(0));
        if (!assertion.claim("iss").equals(assertion.claim("sub"))) {
            return "iss and sub of the client_assertion differ.";
        }
        if (!assertion.claim("aud").equals(request.base() + request.path())) {
            return "The audience of the client_assertion must be this endpoint.";
        }
        if (!now.isBefore(end) || end.isAfter(now.plus(FARTHEST_END))) {
            return "The client_assertion has expired, or its end lies more than an hour ahead.";
        }
        if (assertion.claims().path("iat").asLong(0) > now.getEpochSecond()) {
            return "The client_assertion was issued in the future.";
        }
        String id = assertion.claim("jti");
        return id.isEmpty() || usedAssertions.add(id) ? null : "The client_assertion has been used.";
    }

    private String proof(Request request, OktaApp app) {
        DpopCheck.Verdict verdict = grants.proofs().check(request, null);
        if (!verdict.wrong().isEmpty()) {
            throw OktaError.oauth(400, "invalid_dpop_proof", verdict.wrong());
        }
        if (app.keys().stream().anyMatch(key -> Jws.thumbprint(key).equals(verdict.thumbprint()))) {
            throw OktaError.oauth(400, "invalid_dpop_proof", "The DPoP key must not be a key of the client.");
        }
        if (!verdict.nonce().equals(nonce)) {
            throw OktaError.oauth(400, "use_dpop_nonce", "Authorization server requires nonce in DPoP proof.")
                    .with("dpop-nonce", nonce);
        }
        return verdict.thumbprint();
    }

    private static OktaError invalidClient(String description) {
        return OktaError.oauth(401, "invalid_client", description);
    }
}
