package org.usersync.connector.okta.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/** Says who we are: a token that the app signs itself (RFC 7523; {@code private_key_jwt} of OpenID Connect). */
final class ClientAssertion {
    /** Okta allows an hour; nobody needs it that long. */
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    /** Okta refuses a time of issue that lies ahead of its own clock. */
    private static final Duration SLOW_CLOCK = Duration.ofSeconds(60);

    private final String clientId;
    private final SigningKey key;
    private final Clock clock;

    /**
     * Makes a signer.
     *
     * @param clientId of the app
     * @param key of the app
     * @param clock of the run
     */
    ClientAssertion(String clientId, SigningKey key, Clock clock) {
        this.clientId = clientId;
        this.key = key;
        this.clock = clock;
    }

    /**
     * Signs a new assertion.
     *
     * @param audience the address it is sent to
     * @return its compact form; good once
     */
    String sign(String audience) {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(clientId)
                .subject(clientId)
                .audience(audience)
                .issueTime(Date.from(now.minus(SLOW_CLOCK)))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .jwtID(UUID.randomUUID().toString())
                .build();
        SignedJWT assertion = new SignedJWT(
                new JWSHeader.Builder(key.algorithm()).keyID(key.keyId()).build(), claims);
        try {
            assertion.sign(key.signer());
        } catch (JOSEException e) {
            throw new IllegalStateException("the key of the Okta app cannot sign", e);
        }
        return assertion.serialize();
    }
}
