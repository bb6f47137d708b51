package org.usersync.demo.tenant.internal.okta;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.usersync.demo.tenant.OktaApp;
import org.usersync.demo.tenant.internal.web.Reply;
import org.usersync.demo.tenant.internal.web.Request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The token endpoint believes nothing. */
class TokenApiTest {
    private static final long NOW = 1_800_000_000L;
    private static final String ADDRESS = "https://localhost:1/oauth2/v1/token";
    private static final KeyPair CLIENT = pair();
    private static final KeyPair PROVER = pair();

    private final Clock clock = Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC);
    private final OktaGrants grants = new OktaGrants(clock);
    private final Map<String, Object> claims = new TreeMap<>(
            Map.of("iss", "0oa1", "sub", "0oa1", "aud", ADDRESS, "exp", NOW + 300, "iat", NOW - 1, "jti", "one"));
    private final Map<String, Object> proof =
            new TreeMap<>(Map.of("htm", "POST", "htu", ADDRESS, "iat", NOW, "jti", "proof-1"));
    private KeyPair signer = CLIENT;
    private String kid = "k1";
    private String scope = "okta.groups.read okta.users.read";
    private boolean dpop;
    private @Nullable KeyPair prover;
    private final TokenApi tokens = new TokenApi(
            () -> List.of(new OktaApp("0oa1", List.of(key(CLIENT, "k1")), OktaApp.READING, dpop, 0)), grants, clock);

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> key(KeyPair pair, String id) {
        ECPublicKey key = (ECPublicKey) pair.getPublic();
        return Map.of(
                "kty",
                "EC",
                "crv",
                "P-256",
                "kid",
                id,
                "x",
                coordinate(key.getW().getAffineX().toByteArray()),
                "y",
                coordinate(key.getW().getAffineY().toByteArray()));
    }

    private static String coordinate(byte[] number) {
        byte[] fixed = new byte[32];
        int length = Math.min(32, number.length);
        System.arraycopy(number, number.length - length, fixed, 32 - length, length);
        return base64(fixed);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String signed(Map<String, ?> header, Map<String, ?> claims, KeyPair pair) {
        try {
            ObjectMapper json = new ObjectMapper();
            String content = base64(json.writeValueAsBytes(header)) + "." + base64(json.writeValueAsBytes(claims));
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(pair.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + base64(signature.sign());
        } catch (GeneralSecurityException | JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private Reply ask() {
        String form = "grant_type=client_credentials&scope=" + scope.replace(" ", "%20")
                + "&client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer&client_assertion="
                + signed(Map.of("alg", "ES256", "kid", kid), claims, signer);
        Map<String, String> headers = new HashMap<>(Map.of("host", "localhost:1"));
        if (prover != null) {
            headers.put(
                    "dpop", signed(Map.of("alg", "ES256", "typ", "dpop+jwt", "jwk", key(prover, "p")), proof, prover));
        }
        try {
            return tokens.answer(new Request(
                    "POST", "/oauth2/v1/token", "", headers, form.getBytes(StandardCharsets.US_ASCII), null));
        } catch (OktaError refused) {
            return refused.reply();
        }
    }

    private String body() {
        return new String(ask().body(), StandardCharsets.UTF_8);
    }

    private String refusedWith(String claim, Object value) {
        claims.put(claim, value);
        return body();
    }

    @Test
    void anAssertionIsGoodOnce() {
        assertThat(body()).contains("\"access_token\":\"demo-okta-", "\"token_type\":\"Bearer\"");
        assertThat(body()).contains("invalid_client", "has been used");
    }

    @Test
    void everyClaimIsChecked() {
        assertThat(refusedWith("sub", "0oa2")).contains("unknown client");
        claims.put("sub", "0oa1");
        assertThat(refusedWith("iss", "0oa2")).contains("iss and sub");
        claims.put("iss", "0oa1");
        assertThat(refusedWith("aud", "https://localhost:1/")).contains("audience");
        claims.put("aud", ADDRESS);
        assertThat(refusedWith("exp", NOW)).contains("expired");
        assertThat(refusedWith("exp", NOW + 3601)).contains("hour ahead");
        claims.put("exp", NOW + 3600);
        assertThat(refusedWith("iat", NOW + 1)).contains("future");
        claims.put("iat", NOW);
        assertThat(body()).contains("access_token");
    }

    @Test
    void signatureKeyAndScopeAreChecked() {
        signer = PROVER;
        assertThat(body()).contains("signature is invalid");
        signer = CLIENT;
        kid = "k2";
        assertThat(body()).contains("signature is invalid");
        kid = "k1";
        scope = "okta.groups.read okta.users.manage";
        assertThat(body()).contains("invalid_scope");
    }

    @Test
    void proofsAreDemandedWithANonceAndAKeyOfTheirOwn() {
        dpop = true;
        assertThat(body()).contains("invalid_dpop_proof", "missing");
        claims.put("jti", "two");
        prover = CLIENT;
        assertThat(body()).contains("invalid_dpop_proof", "key of the client");
        claims.put("jti", "three");
        proof.put("jti", "proof-2");
        prover = PROVER;
        Reply nonce = ask();
        assertThat(new String(nonce.body(), StandardCharsets.UTF_8)).contains("use_dpop_nonce");
        String value = nonce.headers().stream()
                .filter(header -> header.getKey().equals("dpop-nonce"))
                .findFirst()
                .orElseThrow()
                .getValue();
        claims.put("jti", "four");
        proof.put("nonce", value);
        assertThat(body()).contains("invalid_dpop_proof", "has been used");
        claims.put("jti", "five");
        proof.put("jti", "proof-3");
        assertThat(body()).contains("\"token_type\":\"DPoP\"");
        claims.put("jti", "six");
        proof.put("jti", "proof-4");
        proof.put("iat", NOW - 301);
        assertThat(body()).contains("too old");
    }
}
