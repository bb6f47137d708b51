package org.usersync.demo.tenant.internal.adobe;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The accounts that sign in by a token of their own making, and the check of such tokens. Safe for many threads. */
public final class TechnicalAccounts {
    private static final Duration LONGEST_LIFE = Duration.ofHours(24);

    private final Map<String, PublicKey> keys = new ConcurrentHashMap<>();
    private final ObjectMapper json = new ObjectMapper();
    private final Clock clock;

    /**
     * Makes a store without accounts.
     *
     * @param clock says when a token ends
     */
    public TechnicalAccounts(Clock clock) {
        this.clock = clock;
    }

    /**
     * Adds an account.
     *
     * @param id its id
     * @param key of its certificate
     */
    public void add(String id, PublicKey key) {
        keys.put(id, key);
    }

    /**
     * Checks a token.
     *
     * @param token as it was sent
     * @param host of the sign-in, as the client named it
     * @param orgId the organisation that must have issued it
     * @param clientId the client that it must be for
     * @return what is wrong with it; empty if it is good
     */
    Optional<String> flaw(String token, String host, String orgId, String clientId) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.of("it has not three parts");
        }
        JsonNode header;
        JsonNode claims;
        byte[] signature;
        try {
            header = json.readTree(decoded(parts[0]));
            claims = json.readTree(decoded(parts[1]));
            signature = Base64.getUrlDecoder().decode(parts[2]);
        } catch (IllegalArgumentException | JsonProcessingException e) {
            return Optional.of("a part is no JSON in base64url");
        }
        if (!header.path("alg").asText().equals("RS256")) {
            return Optional.of("alg must be RS256");
        }
        PublicKey key = keys.get(claims.path("sub").asText());
        if (key == null || !isSigned(parts[0] + "." + parts[1], signature, key)) {
            return Optional.of("no certificate of sub verifies the signature");
        }
        return claimFlaw(claims, host, orgId, clientId);
    }

    private Optional<String> claimFlaw(JsonNode claims, String host, String orgId, String clientId) {
        Instant end = Instant.ofEpochSecond(claims.path("exp").asLong());
        if (!end.isAfter(clock.instant()) || end.isAfter(clock.instant().plus(LONGEST_LIFE))) {
            return Optional.of("exp must lie within the next 24 hours");
        }
        if (!claims.path("iss").asText().equals(orgId)) {
            return Optional.of("iss must be the organisation");
        }
        if (!claims.path("aud").asText().equals("https://" + host + "/c/" + clientId)) {
            return Optional.of("aud must be the sign-in with the client");
        }
        return claims.path("https://" + host + "/s/ent_user_sdk").asBoolean(false)
                ? Optional.empty()
                : Optional.of("the claim of the User Management API is missing");
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static boolean isSigned(String content, byte[] signature, PublicKey key) {
        try {
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(key);
            verifier.update(content.getBytes(StandardCharsets.US_ASCII));
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
