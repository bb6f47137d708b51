package org.usersync.demo.tenant.internal.okta;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.usersync.demo.tenant.internal.web.Request;

/** Checks proofs of possession as RFC 9449, section 4.3, tells it. Safe for many threads. */
final class DpopCheck {
    private static final long OLDEST_SECONDS = 300;

    private final Set<String> used = ConcurrentHashMap.newKeySet();
    private final Clock clock;

    /**
     * What came of a check.
     *
     * @param wrong what is wrong with the proof, empty if it is good
     * @param thumbprint of the key that made it
     * @param nonce that it holds, empty if none
     */
    record Verdict(String wrong, String thumbprint, String nonce) {}

    DpopCheck(Clock clock) {
        this.clock = clock;
    }

    /**
     * Checks the proof of a request.
     *
     * @param request the request
     * @param token the access token that it came with, or null
     * @return what is wrong with it
     */
    Verdict check(Request request, @Nullable String token) {
        String text = request.header("dpop");
        if (text.isEmpty()) {
            return wrong("The DPoP proof JWT header is missing.");
        }
        Jws proof;
        try {
            proof = Jws.parse(text);
        } catch (IllegalArgumentException e) {
            return wrong("The DPoP proof is no JWT.");
        }
        Map<String, String> key = proof.ownKey();
        Instant made = Instant.ofEpochSecond(proof.claims().path("iat").asLong(0));
        Instant now = clock.instant();
        if (!proof.header().path("typ").asText("").equals("dpop+jwt")) {
            return wrong("The type of the DPoP proof must be dpop+jwt.");
        }
        if (key.containsKey("d") || !proof.signedBy(key)) {
            return wrong("The DPoP proof must be signed by the public key in its header.");
        }
        if (!proof.claim("htm").equals(request.method())
                || !proof.claim("htu").equals(request.base() + request.path())) {
            return wrong("The DPoP proof is for another request.");
        }
        if (made.isAfter(now) || made.isBefore(now.minusSeconds(OLDEST_SECONDS))) {
            return wrong("The DPoP proof is too old or of the future.");
        }
        if (token != null && !proof.claim("ath").equals(Jws.hash(token))) {
            return wrong("The DPoP proof is for another token.");
        }
        if (proof.claim("jti").isEmpty() || !used.add(proof.claim("jti"))) {
            return wrong("The DPoP proof has been used.");
        }
        return new Verdict("", Jws.thumbprint(key), proof.claim("nonce"));
    }

    private static Verdict wrong(String what) {
        return new Verdict(what, "", "");
    }
}
