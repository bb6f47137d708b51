package org.usersync.umapi;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersync.engine.target.AdobeTarget;
import org.usersync.engine.target.TargetException;
import org.usersync.engine.target.TargetException.Kind;
import org.usersync.spi.http.HttpFailure;
import org.usersync.spi.secret.Secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.usersync.umapi.Organisation.page;
import static org.usersync.umapi.Organisation.token;
import static org.usersync.umapi.Organisation.users;

class SignInTest {
    private static final String PAGE = page(true, Organisation.user("ana@acme.example"));

    private final Organisation org = new Organisation();

    @Test
    void sendsTheCredentialsInTheBodyAndNeverInTheAddress() {
        org.api.then(200, PAGE);

        users(org.open());

        ScriptedHttp.Sent request = org.ims.sent().get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.uri()).isEqualTo("https://ims-na1.adobelogin.com/ims/token/v2");
        assertThat(request.header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(request.body())
                .isEqualTo("grant_type=client_credentials&client_id=client-id-7f3"
                        + "&client_secret=p8e-s3cr3t%2F%2B%26%C3%A4&scope=openid%2CAdobeID%2Cuser_management_sdk");
    }

    @Test
    void exchangesASignedToken() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        org.api.then(200, PAGE);

        users(org.open(settings -> settings.authHost("ims.example:8443")
                .authEndpoint("/ims/exchange/jwt")
                .signedToken(new UmapiSettings.SignedToken("1A2B@techacct.adobe.com", keys.getPrivate()))));

        ScriptedHttp.Sent request = org.ims.sent().get(0);
        assertThat(request.uri()).isEqualTo("https://ims.example:8443/ims/exchange/jwt");
        String begin = "client_id=client-id-7f3&client_secret=p8e-s3cr3t%2F%2B%26%C3%A4&jwt_token=";
        assertThat(request.body()).startsWith(begin);
        String[] token = request.body().substring(begin.length()).split("\\.");
        assertThat(decoded(token[0])).isEqualTo("{\"alg\":\"RS256\",\"typ\":\"JWT\"}");
        assertThat(decoded(token[1]))
                .isEqualTo("{\"iss\":\"AB12@AdobeOrg\",\"sub\":\"1A2B@techacct.adobe.com\","
                        + "\"aud\":\"https://ims.example:8443/c/client-id-7f3\",\"exp\":"
                        + (org.clock.instant().getEpochSecond() + 3600)
                        + ",\"https://ims.example:8443/s/ent_user_sdk\":true}");
        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(keys.getPublic());
        verifier.update((token[0] + "." + token[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(verifier.verify(Base64.getUrlDecoder().decode(token[2]))).isTrue();
        assertThat(org.api.sent().get(0).header("Authorization")).isEqualTo("Bearer token-1");
    }

    @Test
    void refusedSignedTokenIsNotShown() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        org.ims.then(400, "{\"error\":\"invalid_token\",\"error_description\":\"no certificate\"}");
        AdobeTarget target = org.openWithoutTokens(settings ->
                settings.signedToken(new UmapiSettings.SignedToken("1A2B@techacct.adobe.com", keys.getPrivate())));

        assertThatExceptionOfType(TargetException.class)
                .isThrownBy(() -> users(target))
                .withMessageContaining("refused the signed token, the client id or the client secret")
                .withMessageContaining("no certificate");
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    @Test
    void signsCallsWithTokenAndApiKey() {
        org.api.then(200, PAGE);

        users(org.open());

        ScriptedHttp.Sent request = org.api.sent().get(0);
        assertThat(request.header("Authorization")).isEqualTo("Bearer token-1");
        assertThat(request.header("x-api-key")).isEqualTo(Organisation.CLIENT_ID);
        assertThat(request.header("Accept")).isEqualTo("application/json");
        assertThat(request.header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void touchesNoNetworkBeforeTheFirstCall() {
        org.open();

        assertThat(org.ims.sent()).isEmpty();
        assertThat(org.api.sent()).isEmpty();
    }

    @Test
    void usesTheConfiguredHostsPathsAndLimits() {
        org.api.then(200, PAGE);

        users(org.open(settings -> settings.host("localhost:8443")
                .endpoint("v2/um/")
                .authHost("localhost:9443")
                .authEndpoint("/ims/token/v3")
                .timeout(Duration.ofSeconds(7))
                .retries(2)
                .verifyTls(false)));

        assertThat(org.api.sent().get(0).uri()).isEqualTo("https://localhost:8443/v2/um/users/AB12@AdobeOrg/0");
        assertThat(org.ims.sent().get(0).uri()).isEqualTo("https://localhost:9443/ims/token/v3");
        assertThat(org.policies).hasSize(2).allSatisfy(policy -> {
            assertThat(policy.attempts()).isEqualTo(2);
            assertThat(policy.rateLimitAttempts()).isEqualTo(2);
            assertThat(policy.responseTimeout()).isEqualTo(Duration.ofSeconds(7));
            assertThat(policy.firstBackoff()).isEqualTo(Duration.ofSeconds(15));
            assertThat(policy.retriedStatuses()).containsExactlyInAnyOrder(502, 503, 504);
            assertThat(policy.verifyTls()).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"no host", "", "host/path", "me@host", "a:b"})
    void refusesAHostThatIsNone(String host) {
        assertThatExceptionOfType(TargetException.class)
                .isThrownBy(() -> org.open(settings -> settings.host(host)))
                .withMessageContaining("server.host");
        assertThatExceptionOfType(TargetException.class)
                .isThrownBy(() -> org.open(settings -> settings.authHost(host)))
                .withMessageContaining("server.auth_host");
    }

    @Test
    void takesAPathOfASlashForNone() {
        org.api.then(200, PAGE);

        users(org.open(settings -> settings.endpoint("/")));

        assertThat(org.api.sent().get(0).uri()).isEqualTo("https://usermanagement.adobe.io/users/AB12@AdobeOrg/0");
    }

    @Test
    void keepsTheTokenUntilFiveMinutesBeforeItsEnd() {
        org.ims.then(200, token("first", "3600")).then(200, token("second", "3600"));
        org.api.then(200, PAGE).then(200, PAGE).then(200, PAGE);
        AdobeTarget target = org.openWithoutTokens(settings -> settings);

        users(target);
        org.clock.pass(Duration.ofMinutes(54));
        users(target);
        org.clock.pass(Duration.ofMinutes(1));
        users(target);

        assertThat(org.api.sent())
                .extracting(sent -> sent.header("Authorization"))
                .containsExactly("Bearer first", "Bearer first", "Bearer second");
    }

    @Test
    void takesALifetimeOfManySecondsForMilliseconds() {
        org.ims.then(200, token("first", "86399993")).then(200, token("second", "86399993"));
        org.api.then(200, PAGE).then(200, PAGE);
        AdobeTarget target = org.openWithoutTokens(settings -> settings);

        users(target);
        org.clock.pass(Duration.ofHours(24));
        users(target);

        assertThat(org.ims.sent()).hasSize(2);
    }

    @Test
    void signsInAgainOnceWhenACallIsRefused() {
        org.api.then(401, "").then(200, PAGE);

        assertThat(users(org.open())).hasSize(1);

        assertThat(org.api.sent())
                .extracting(sent -> sent.header("Authorization"))
                .containsExactly("Bearer token-1", "Bearer token-2");
        assertThat(org.api.sent())
                .extracting(sent -> sent.header("Pragma"))
                .containsExactly("umapi-sync-start", "umapi-sync-start");
    }

    @Test
    void endsTheRunWhenTheNewTokenIsRefusedToo() {
        org.api
                .then(401, "")
                .then(ScriptedHttp.answer(401, "")
                        .with("WWW-Authenticate", "Bearer realm=\"JIL\", error=\"invalid_token\"")
                        .with("X-Request-Id", "r-17"));
        AdobeTarget target = org.open();

        assertThatExceptionOfType(TargetException.class)
                .isThrownBy(() -> users(target))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.AUTH))
                .withMessageContaining("HTTP status 401, code invalid_token (request id r-17)");
        assertThat(org.api.exhausted()).isTrue();
    }

    @Test
    void endsTheRunAtOnceWhenTheKeyIsNotPermitted() {
        org.api.then(403, "");
        AdobeTarget target = org.open();

        assertThatExceptionOfType(TargetException.class)
                .isThrownBy(() -> users(target))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.AUTH))
                .withMessageContaining("HTTP status 403");
        assertThat(org.ims.sent()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403})
    void namesWhatTheSignInRefuses(int status) {
        org.ims.then(
                ScriptedHttp.answer(status, "{\"error\":\"invalid_client\",\"error_description\":\"no such client\"}")
                        .with("X-Request-Id", "ims-3"));
        AdobeTarget target = org.openWithoutTokens(settings -> settings);

        assertThatExceptionOfType(TargetException.class)
                .isThrownBy(() -> users(target))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.AUTH))
                .withMessageContaining("ims-na1.adobelogin.com")
                .withMessageContaining(
                        "HTTP status " + status + ", code invalid_client, message: no such client (request id ims-3)");
    }

    @Test
    void masksSecretsThatAreEchoed() {
        org.ims.then(
                400,
                "{\"error\":\"bad\",\"error_description\":\"client-id-7f3 sent p8e-s3cr3t/+&ä"
                        + " as p8e-s3cr3t%2F%2B%26%C3%A4\\nsecond line\"}");
        AdobeTarget target = org.openWithoutTokens(settings -> settings);

        assertThatExceptionOfType(TargetException.class)
                .isThrownBy(() -> users(target))
                .withMessageContaining("*** sent *** as *** second line");
    }

    @Test
    void masksATokenThatIsEchoed() {
        org.api.then(400, "{\"errorCode\":\"bad\",\"errorMessage\":\"not liked: Bearer token-1\"}");
        AdobeTarget target = org.open();

        assertThatExceptionOfType(TargetException.class)
                .isThrownBy(() -> users(target))
                .withMessageContaining("code bad, message: not liked: Bearer ***")
                .withMessageNotContaining("token-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"access_token\":\"\"}", "<html>", "[]", ""})
    void refusesAnAnswerWithoutAToken(String body) {
        org.ims.then(200, body);
        AdobeTarget target = org.openWithoutTokens(settings -> settings);

        assertThatExceptionOfType(TargetException.class)
                .isThrownBy(() -> users(target))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.PROTOCOL));
    }

    @Test
    void saysThatTheSignInIsUnavailable() {
        org.ims.then(503, "<html>down</html>");
        AdobeTarget target = org.openWithoutTokens(settings -> settings);

        assertThatExceptionOfType(TargetException.class)
                .isThrownBy(() -> users(target))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE))
                .withMessageContaining("HTTP status 503 (request id none)");
    }

    @Test
    void passesOnWhyTheSignInCannotBeReached() {
        org.ims.thenFail(HttpFailure.Kind.UNKNOWN_HOST, "ims-na1.adobelogin.com: unknown host");
        AdobeTarget target = org.openWithoutTokens(settings -> settings);

        assertThatExceptionOfType(TargetException.class)
                .isThrownBy(() -> users(target))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE))
                .withMessageContaining("unknown host");
    }

    @Test
    void closesBothTransports() {
        org.open().close();

        assertThat(List.of(org.ims.closed(), org.api.closed())).containsOnly(true);
    }

    @Test
    void showsNoSecretInTheTextOfSettings() {
        Object settings = UmapiSettings.builder("primary", "AB12@AdobeOrg", Secret.of("key"), Secret.of("hidden"))
                .build();

        assertThat(settings)
                .hasToString("UmapiSettings[primary, usermanagement.adobe.io/v2/usermanagement, AB12@AdobeOrg]");
    }
}
