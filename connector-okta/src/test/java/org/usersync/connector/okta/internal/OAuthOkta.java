package org.usersync.connector.okta.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.http.AnswerReader;
import org.usersync.spi.http.HttpAnswer;
import org.usersync.spi.http.HttpCall;
import org.usersync.spi.http.HttpTransport;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;

import static org.assertj.core.api.Assertions.assertThat;

/** The scripted Okta behind a token endpoint. What the answers are is up to the test; the proofs are checked here. */
final class OAuthOkta implements HttpTransport {
    static final String TOKEN_ADDRESS = FakeOkta.ORIGIN + "/oauth2/v1/token";

    final FakeOkta directory = new FakeOkta();
    final List<SignedJWT> assertions = new ArrayList<>();
    final List<Map<String, String>> forms = new ArrayList<>();
    final List<HttpAnswer> refusals = new ArrayList<>();
    final Set<String> proofIds = new HashSet<>();

    @Nullable String nonce;

    boolean dpop;
    int lifetime = 3600;
    int given;
    private String accepted = "";

    /** The next calls are refused until the connector has a new token. */
    void revoke() {
        accepted = "";
    }

    @Override
    public synchronized <T> T exchange(HttpCall call, AnswerReader<T> reader) {
        try {
            if (call.uri().toString().equals(TOKEN_ADDRESS)) {
                return reader.read(token(call));
            }
            String authorization = call.secretHeaders().get("Authorization").prefix()
                    + call.secretHeaders().get("Authorization").secret().<String>use(String::new);
            if (!authorization.equals((dpop ? "DPoP " : "Bearer ") + accepted)) {
                return reader.read(FakeAnswer.of(401, "")
                        .with("WWW-Authenticate", "Bearer error=\"invalid_token\", seen=\"" + authorization + "\""));
            }
            if (dpop) {
                checkProof(call, accepted);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException | JOSEException e) {
            throw new AssertionError(e);
        }
        HttpCall plain = HttpCall.get(call.uri())
                .secretHeader(
                        "Authorization",
                        "",
                        call.secretHeaders().get("Authorization").secret())
                .build();
        return directory.exchange(plain, reader);
    }

    private HttpAnswer token(HttpCall call) throws ParseException, JOSEException {
        Map<String, String> form = Arrays.stream(new String(call.body(), StandardCharsets.UTF_8).split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        forms.add(form);
        assertions.add(SignedJWT.parse(form.get("client_assertion")));
        if (!refusals.isEmpty()) {
            return refusals.remove(0);
        }
        if (dpop && !call.freshHeaders().containsKey("DPoP")) {
            return error("invalid_dpop_proof", "The DPoP proof JWT header is missing.");
        }
        if (dpop) {
            Object used = checkProof(call, null).getJWTClaimsSet().getClaim("nonce");
            if (nonce != null && !nonce.equals(used)) {
                return error("use_dpop_nonce", "Authorization server requires nonce in DPoP proof.")
                        .with("DPoP-Nonce", nonce);
            }
        }
        given++;
        accepted = "token-number-" + given + "-marker";
        return FakeAnswer.of(
                200,
                "{\"token_type\":\"%s\",\"expires_in\":%d,\"access_token\":\"%s\",\"scope\":\"okta.groups.read\"}"
                        .formatted(dpop ? "DPoP" : "Bearer", lifetime, accepted));
    }

    static FakeAnswer error(String code, String description) {
        return FakeAnswer.of(400, "{\"error\":\"%s\",\"error_description\":\"%s\"}".formatted(code, description));
    }

    /** RFC 9449, section 4.3. */
    private SignedJWT checkProof(HttpCall call, @Nullable String token) throws ParseException, JOSEException {
        SignedJWT proof = SignedJWT.parse(call.freshHeaders().get("DPoP").get());
        assertThat(proof.getHeader().getType()).hasToString("dpop+jwt");
        assertThat(proof.getHeader().getJWK().isPrivate()).isFalse();
        assertThat(proof.verify(new ECDSAVerifier(proof.getHeader().getJWK().toECKey())))
                .isTrue();
        Map<String, Object> claims = proof.getJWTClaimsSet().getClaims();
        assertThat(claims.get("htm")).isEqualTo(call.method());
        assertThat(claims.get("htu")).isEqualTo(FakeOkta.ORIGIN + call.uri().getRawPath());
        assertThat(proofIds.add(proof.getJWTClaimsSet().getJWTID())).isTrue();
        if (token == null) {
            assertThat(claims).doesNotContainKey("ath");
        } else {
            assertThat(claims).containsEntry("ath", hash(token)).doesNotContainKey("nonce");
        }
        return proof;
    }

    private static String hash(String token) {
        try {
            return Base64URL.encode(
                            MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)))
                    .toString();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        directory.close();
    }
}
