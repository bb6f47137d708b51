package org.usersync.connector.okta.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.usersync.spi.config.ConfigOption;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.ConnectorException.Kind;
import org.usersync.spi.secret.Secret;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Signing in as a service app of the organisation. */
class OAuthTest {
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private static final RSAKey KEY = key();

    private final OAuthOkta okta = new OAuthOkta();
    private final OktaRun run =
            new OktaRun(okta).oauth("0oaClient").option("priv_key_data", secret(KEY.toJSONString()));
    private Instant now = NOW;

    OAuthTest() {
        run.clock(() -> now);
        okta.directory.group("00g1", "CC", FakeOkta.user("00u1"), FakeOkta.user("00u2"));
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("kid-of-the-jwk").generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static Secret secret(String text) {
        return Secret.of(text);
    }

    @Test
    void signsInOnceWithAJsonWebKey() throws Exception {
        run.read("CC");

        assertThat(run.ids()).containsExactly("00u1", "00u2");
        assertThat(okta.forms).hasSize(1);
        assertThat(okta.forms.get(0))
                .containsEntry("grant_type", "client_credentials")
                .containsEntry("scope", "okta.groups.read okta.users.read")
                .containsEntry("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        SignedJWT assertion = okta.assertions.get(0);
        assertThat(assertion.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
        assertThat(assertion.getHeader().getKeyID()).isEqualTo("kid-of-the-jwk");
        assertThat(assertion.verify(new RSASSAVerifier(KEY.toPublicJWK()))).isTrue();
        JWTClaimsSet claims = assertion.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("0oaClient");
        assertThat(claims.getSubject()).isEqualTo("0oaClient");
        assertThat(claims.getAudience()).containsExactly(OAuthOkta.TOKEN_ADDRESS);
        assertThat(claims.getJWTID()).isNotBlank();
        assertThat(claims.getIssueTime().toInstant()).isBefore(NOW);
        assertThat(claims.getExpirationTime().toInstant()).isBetween(NOW, NOW.plus(Duration.ofMinutes(10)));
        assertThat(run.logged().toString()).doesNotContain("token-number", "eyJ");
    }

    @Test
    void signsWithAnEcKeyInPemFormFromAFile(@TempDir Path folder) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        Path file = Files.writeString(folder.resolve("app.pem"), TestPems.pem(pair.getPrivate()));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        OktaRun withFile = new OktaRun(okta)
                .oauth("0oaClient")
                .clock(() -> now)
                .option("key_id", "my-kid")
                .option("priv_key_path", file);

        withFile.read("CC");

        assertThat(withFile.ids()).hasSize(2);
        SignedJWT assertion = okta.assertions.get(0);
        assertThat(assertion.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
        assertThat(assertion.getHeader().getKeyID()).isEqualTo("my-kid");
        assertThat(assertion.verify(new ECDSAVerifier((ECPublicKey) pair.getPublic())))
                .isTrue();
        assertThat(withFile.warnings())
                .anyMatch(line -> line.contains(file.toString()) && line.contains("every user of this system"));
    }

    @Test
    void aTokenIsRenewedBeforeItEnds() throws Exception {
        try (var connector = run.connector()) {
            connector.check();
            now = NOW.plusSeconds(3600 - 301);
            connector.check();
            assertThat(okta.given).isEqualTo(1);
            now = NOW.plusSeconds(3600 - 299);
            connector.check();
            assertThat(okta.given).isEqualTo(2);
        }
        assertThat(okta.assertions.get(0).getJWTClaimsSet().getJWTID())
                .isNotEqualTo(okta.assertions.get(1).getJWTClaimsSet().getJWTID());
    }

    @Test
    void aRefusedTokenIsReplacedOnceAndTheRunGoesOn() {
        run.read(
                user -> {
                    okta.revoke();
                    return true;
                },
                "CC");
        okta.revoke();
        run.read("CC");

        assertThat(okta.given).isGreaterThan(1);
        assertThat(run.ids()).hasSize(4);
    }

    @Test
    void aTokenThatIsRefusedAgainEndsTheRun() {
        okta.directory.acceptingOnly("none of them");
        ConnectorException failure = catchThrowableOfType(ConnectorException.class, () -> run.read("CC"));

        assertThat(okta.given).isEqualTo(2);
        assertThat(failure.kind()).isEqualTo(Kind.AUTH);
        assertThat(failure)
                .hasMessageContaining("HTTP 401")
                .hasMessageContaining("client_id")
                .hasMessageNotContaining("api_token")
                .hasMessageNotContaining("marker");
    }

    @Test
    void proofsOfPossessionAreGivenAsSoonAsTheyAreDemanded() throws Exception {
        okta.dpop = true;
        okta.nonce = "nonce-1";
        run.read("CC");

        assertThat(run.ids()).hasSize(2);
        // Without a proof, without the nonce, with it.
        assertThat(okta.forms).hasSize(3);
        assertThat(okta.assertions.stream().map(OAuthTest::id).distinct()).hasSize(3);
        assertThat(okta.proofIds).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void aNewNonceIsTakenUpWithoutBeginningAnew() throws Exception {
        okta.dpop = true;
        okta.nonce = "nonce-1";
        try (var connector = run.connector()) {
            connector.check();
            okta.nonce = "nonce-2";
            now = NOW.plusSeconds(3600);
            assertThat(connector.check().status()).hasToString("OK");
        }
        assertThat(okta.forms).hasSize(5);
    }

    private static String id(SignedJWT token) {
        try {
            return token.getJWTClaimsSet().getJWTID();
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "invalid_client, check client_id",
        "invalid_scope, okta.groups.read okta.users.read",
        "access_denied, administrator role",
        "unauthorized_client, API Services app",
    })
    void refusalsSayWhatToDoAndHideWhatWasSent(String error, String advice) {
        String echo = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJtYXJrZXIifQ.c2lnbmF0dXJl";
        okta.refusals.add(OAuthOkta.error(error, "The client_assertion " + echo + " is bad")
                .with("X-Okta-Request-Id", "Zx9"));
        ConnectorException failure = catchThrowableOfType(ConnectorException.class, () -> run.read("CC"));

        assertThat(failure.kind()).isEqualTo(Kind.AUTH);
        assertThat(failure)
                .hasMessageContaining("signing in failed: acme.okta.com answered HTTP 400, error " + error)
                .hasMessageContaining("The client_assertion *** is bad")
                .hasMessageContaining("request id Zx9")
                .hasMessageContaining(advice)
                .hasMessageNotContaining("eyJ");
    }

    @Test
    void anAnswerWithoutATokenIsAnError() {
        okta.refusals.add(FakeAnswer.of(200, "<html>"));
        assertThatThrownBy(() -> run.read("CC")).hasMessageContaining("no access_token");
        okta.refusals.add(FakeAnswer.of(200, "{\"token_type\":\"DPoP\",\"access_token\":\"x\"}"));
        assertThatThrownBy(() -> run.read("CC")).hasMessageContaining("of the type DPoP");
        for (int i = 0; i < 9; i++) {
            okta.refusals.add(OAuthOkta.error("use_dpop_nonce", "").with("DPoP-Nonce", "n" + i));
        }
        assertThatThrownBy(() -> run.read("CC")).hasMessageContaining("one proof of possession");
    }

    @Test
    void optionsThatDoNotGoTogetherAreErrors() {
        assertWrong(new OktaRun(okta).option("client_id", "x"), "client_id", "oauth");
        assertWrong(new OktaRun(okta).option("priv_key_data", secret("x")), "priv_key_data", "oauth");
        assertWrong(
                new OktaRun(okta).option("authentication_method", "oauth").option("client_id", "0oa"),
                "api_token",
                "api_token");
        assertWrong(new OktaRun(okta).oauth(" "), "client_id", "required");
        assertWrong(new OktaRun(okta).oauth("0oa"), "priv_key_path", "required");
        assertWrong(
                new OktaRun(okta)
                        .oauth("0oa")
                        .option("priv_key_data", secret("x"))
                        .option("priv_key_path", Path.of("x").toAbsolutePath()),
                "priv_key_path",
                "priv_key_data");
        assertThat(okta.forms).isEmpty();
    }

    @Test
    void theSchemaSaysWhatEachMethodNeedsSoThatTheFileIsRefusedAsAWhole() {
        assertThat(OktaSettings.schema().option("api_token").orElseThrow().requiredWhen())
                .isEqualTo(new ConfigOption.Condition("authentication_method", "api_token"));
        assertThat(OktaSettings.schema().option("client_id").orElseThrow().requiredWhen())
                .isEqualTo(new ConfigOption.Condition("authentication_method", "oauth"));
    }

    @Test
    void keysThatCannotBeUsedAreErrorsThatShowNothingOfThem() throws Exception {
        for (String key : new String[] {
            "marker",
            "{\"kty\":\"marker\"",
            "{\"kty\":\"RSA\",\"n\":\"marker\"}",
            KEY.toPublicJWK().toJSONString(),
            "{\"kty\":\"oct\",\"k\":\"bWFya2Vy\"}",
            TestPems.pem(small()),
        }) {
            assertWrong(
                    new OktaRun(okta).oauth("0oa").option("priv_key_data", secret(key)), "priv_key_data", "the key");
        }
    }

    private static PrivateKey small() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        return generator.generateKeyPair().getPrivate();
    }

    private static void assertWrong(OktaRun wrong, String option, String word) {
        ConnectorException failure = catchThrowableOfType(ConnectorException.class, wrong::connector);
        assertThat(failure.kind()).isEqualTo(Kind.CONFIG);
        assertThat(failure)
                .hasMessageStartingWith(option + ": ")
                .hasMessageContaining(word)
                .hasMessageNotContaining("marker")
                .hasMessageNotContaining("\n");
    }
}
