package org.usersync.connector.okta.internal;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.secret.Secret;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/**
 * Proves with each request that a token is used by whom it was given to (DPoP, RFC 9449), by a key that lives as long as
 * this object and never leaves it. Safe for use by several threads.
 */
final class DpopProofs {
    /** The header that carries a proof. */
    static final String HEADER = "DPoP";

    /** A proof of the future is refused, one of five minutes ago too. */
    private static final Duration SLOW_CLOCK = Duration.ofSeconds(10);

    private final ECKey key;
    private final ECDSASigner signer;
    private final Clock clock;

    /**
     * Makes a key.
     *
     * @param clock dates the proofs
     */
    DpopProofs(Clock clock) {
        this.clock = clock;
        try {
            this.key = new ECKeyGenerator(Curve.P_256).generate();
            this.signer = new ECDSASigner(key);
        } catch (JOSEException e) {
            throw new IllegalStateException("this Java cannot make keys on the curve P-256", e);
        }
    }

    /**
     * A proof for the token endpoint.
     *
     * @param method of the request
     * @param address of the request
     * @param nonce that the server gave last; null if it gave none
     * @return the header's value
     */
    String forTokens(String method, URI address, @Nullable String nonce) {
        return sign(claims(method, address).claim("nonce", nonce));
    }

    /**
     * A proof for a request that a token authorizes.
     *
     * @param method of the request
     * @param address of the request
     * @param token the token
     * @return the header's value
     */
    String forResource(String method, URI address, Secret token) {
        return sign(claims(method, address).claim("ath", token.use(DpopProofs::hash)));
    }

    private JWTClaimsSet.Builder claims(String method, URI address) {
        return new JWTClaimsSet.Builder()
                .claim("htm", method)
                .claim("htu", address.getScheme() + "://" + address.getRawAuthority() + address.getRawPath())
                .issueTime(Date.from(clock.instant().minus(SLOW_CLOCK)))
                .jwtID(UUID.randomUUID().toString());
    }

    private String sign(JWTClaimsSet.Builder claims) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("dpop+jwt"))
                .jwk(key.toPublicJWK())
                .build();
        SignedJWT proof = new SignedJWT(header, claims.build());
        try {
            proof.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("a proof of possession cannot be signed", e);
        }
        return proof.serialize();
    }

    private static String hash(char[] token) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(new String(token).getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
