package org.usersync.connector.okta.internal;

import java.net.URI;
import java.util.Set;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.ConnectorException.Kind;
import org.usersync.spi.connector.Health;
import org.usersync.spi.http.HttpAnswer;
import org.usersync.spi.http.HttpCall;
import org.usersync.spi.http.HttpFailure;
import org.usersync.spi.http.HttpPolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What the user is told when Okta refuses or does not answer. */
class OktaErrorsTest {
    private final FakeOkta okta = new FakeOkta();
    private final OktaRun run = new OktaRun(okta);

    private ConnectorException failure(HttpAnswer answer) {
        okta.answering(asked -> true, answer);
        return catchThrowableOfType(ConnectorException.class, () -> run.read("CC"));
    }

    @Test
    void names_all_that_okta_says() {
        ConnectorException failure = failure(FakeAnswer.of(
                        401,
                        "{\"errorCode\":\"E0000011\",\"errorSummary\":\"Invalid token provided\",\"errorLink\":\"E0000011\","
                                + "\"errorId\":\"oaeX\",\"errorCauses\":[{\"errorSummary\":\"first\"},{\"errorSummary\":\"second\"}]}")
                .with("X-Okta-Request-Id", "Zx9"));

        assertThat(failure.kind()).isEqualTo(Kind.AUTH);
        assertThat(failure)
                .hasMessage("looking for groups in Okta failed: acme.okta.com answered HTTP 401, the token was refused,"
                        + " errorCode E0000011, errorSummary Invalid token provided, errorCauses first; second,"
                        + " request id Zx9; check api_token, and whether it was revoked or has expired");
    }

    @ParameterizedTest
    @CsvSource({
        "401, AUTH, the token was refused",
        "403, AUTH, the token was refused",
        "404, NOT_FOUND, HTTP 404",
        "405, PROTOCOL, HTTP 405",
        "429, UNAVAILABLE, too many requests",
        "500, UNAVAILABLE, HTTP 500",
        "503, UNAVAILABLE, HTTP 503",
        "302, PROTOCOL, check host",
        "204, PROTOCOL, HTTP 204",
    })
    void tells_kinds_apart(int status, Kind kind, String part) {
        ConnectorException failure = failure(FakeAnswer.error(status, "E1", "Something"));

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure).hasMessageContainingAll(part, "E1", "Something");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"errorCode\":\"E1\",\"errorSummary\":\"s\",\"errorCauses\":{\"errorSummary\":\"why\"}}",
                "{\"errorCode\":\"E1\",\"errorSummary\":\"s\",\"errorCauses\":[\"why\"]}",
                "{\"errorCode\":\"E1\",\"errorSummary\":\"s\",\"errorCauses\":{\"errorCauses\":[{\"errorSummary\":\"why\"}]}}",
            })
    void causes_come_in_several_shapes(String body) {
        assertThat(failure(FakeAnswer.of(403, body))).hasMessageContainingAll("E1", "errorCauses why");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>blocked</html>", "null", "[]", "{\"errorCode\":", "{}", "{\"errorCode\":{}}"})
    void an_error_without_details_is_still_told(String body) {
        assertThat(failure(FakeAnswer.of(403, body).with("X-Okta-Request-Id", "Zx9")))
                .hasMessageContainingAll("HTTP 403", "the token was refused", "request id Zx9");
    }

    @Test
    void the_token_is_never_shown_even_if_the_server_echoes_it() {
        String echo = "x".repeat(290) + OktaRun.TOKEN + " SSWS " + OktaRun.TOKEN;
        ConnectorException failure =
                failure(FakeAnswer.error(401, OktaRun.TOKEN, echo).with("X-Okta-Request-Id", OktaRun.TOKEN));

        assertThat(failure).hasStackTraceContaining("***");
        StringBuilder all = new StringBuilder();
        for (Throwable t = failure; t != null; t = t.getCause()) {
            all.append(t);
        }
        assertThat(all.append(run.logged()).toString()).doesNotContain("00aB");
    }

    @Test
    void long_and_many_lined_texts_become_one_short_line() {
        assertThat(failure(FakeAnswer.error(400 + 5, "E1", "a\\nb\\r\\nc" + "x".repeat(5000)))
                        .getMessage())
                .contains("a b c")
                .hasSizeLessThan(700)
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @EnumSource(HttpFailure.Kind.class)
    void the_transports_reason_is_passed_on(HttpFailure.Kind kind) {
        Function<URI, HttpAnswer> none = uri -> {
            throw new HttpFailure(kind, "acme.okta.com: the reason", null);
        };
        okta.answering(asked -> true, none);
        Kind expected =
                switch (kind) {
                    case RATE_LIMITED -> Kind.RATE_LIMITED;
                    case CANCELLED -> Kind.CANCELLED;
                    default -> Kind.UNAVAILABLE;
                };

        assertThatThrownBy(() -> run.read("CC"))
                .isInstanceOfSatisfying(
                        ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(expected))
                .hasMessageContaining("acme.okta.com: the reason");
    }

    @Test
    void the_token_travels_as_a_secret_to_the_configured_host() {
        run.check();

        HttpCall call = okta.calls().get(0);
        HttpCall.SecretHeader header = call.secretHeaders().get("Authorization");
        assertThat(header.prefix()).isEqualTo("SSWS ");
        assertThat(header.secret().<String>use(String::new)).isEqualTo(OktaRun.TOKEN);
        assertThat(call.headers()).containsEntry("Accept", "application/json");
        assertThat(call.uri().getHost()).isEqualTo("acme.okta.com");
        assertThat(okta.closed()).isTrue();
    }

    @Test
    void the_policy_tells_the_transport_what_is_known_of_okta() {
        run.check();

        HttpPolicy policy = run.policy();
        assertThat(policy.attempts()).isEqualTo(4);
        assertThat(policy.rateLimitAttempts()).isEqualTo(5);
        assertThat(policy.retriedStatuses()).isEqualTo(Set.of(500, 502, 503, 504));
        assertThat(policy.requestIdHeader()).isEqualTo("X-Okta-Request-Id");
        assertThat(policy.rateLimitHeaders())
                .isEqualTo(new HttpPolicy.RateLimitHeaders(
                        "X-Rate-Limit-Limit", "X-Rate-Limit-Remaining", "X-Rate-Limit-Reset"));
        assertThat(policy.verifyTls()).isTrue();
    }

    @Test
    void a_check_tells_that_the_token_works() {
        assertThat(run.check())
                .isEqualTo(new Health(
                        Health.Status.OK, "Okta at acme.okta.com answers and accepts the token", java.util.List.of()));
        assertThat(okta.asked()).containsExactly("/api/v1/groups?limit=1");
    }

    @Test
    void a_check_tells_that_the_token_does_not_work() {
        okta.answering(asked -> true, FakeAnswer.error(401, "E0000011", "Invalid token provided"));

        Health health = run.check();

        assertThat(health.status()).isEqualTo(Health.Status.FAIL);
        assertThat(health.summary()).contains("HTTP 401", "E0000011");
    }
}
