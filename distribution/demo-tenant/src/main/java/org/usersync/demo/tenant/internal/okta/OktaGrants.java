package org.usersync.demo.tenant.internal.okta;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.usersync.demo.tenant.OktaApp;
import org.usersync.demo.tenant.internal.web.Request;

/** The access tokens that service apps were given, and whether a request may use one. Safe for many threads. */
final class OktaGrants {
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private final Clock clock;
    private final DpopCheck proofs;

    private record Grant(List<String> scopes, @Nullable String thumbprint, Instant end) {}

    /** @param clock says when a token ends */
    OktaGrants(Clock clock) {
        this.clock = clock;
        this.proofs = new DpopCheck(clock);
    }

    DpopCheck proofs() {
        return proofs;
    }

    String give(OktaApp app, List<String> scopes, @Nullable String thumbprint) {
        String token = "demo-okta-" + UUID.randomUUID();
        grants.put(
                token,
                new Grant(List.copyOf(scopes), thumbprint, clock.instant().plusSeconds(app.tokenSeconds())));
        return token;
    }

    void revokeAll() {
        grants.clear();
    }

    /** Whether a header is of the kind that is used with access tokens. */
    static boolean mayKnow(String authorization) {
        return authorization.startsWith("Bearer ") || authorization.startsWith("DPoP ");
    }

    /** Lets a request pass, or breaks off with the answer that refuses it. */
    void check(Request request, String scope) {
        String authorization = request.header("authorization");
        int blank = authorization.indexOf(' ');
        String scheme = authorization.substring(0, blank);
        String token = authorization.substring(blank + 1);
        Grant grant = grants.get(token);
        if (grant == null || !clock.instant().isBefore(grant.end())) {
            throw OktaError.bearer(401, scheme, "invalid_token", "The access token is invalid or has expired.");
        }
        if (scheme.equals("DPoP") != (grant.thumbprint() != null)) {
            throw OktaError.bearer(401, scheme, "invalid_token", "The token is bound in another way.");
        }
        if (grant.thumbprint() != null) {
            DpopCheck.Verdict verdict = proofs.check(request, token);
            if (!verdict.wrong().isEmpty() || !grant.thumbprint().equals(verdict.thumbprint())) {
                throw OktaError.bearer(
                        401,
                        scheme,
                        "invalid_dpop_proof",
                        verdict.wrong().isEmpty() ? "The proof is of another key." : verdict.wrong());
            }
        }
        if (!grant.scopes().contains(scope)) {
            throw OktaError.bearer(403, scheme, "insufficient_scope", "The access token must provide: " + scope);
        }
    }
}
