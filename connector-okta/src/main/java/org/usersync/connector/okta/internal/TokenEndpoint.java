package org.usersync.connector.okta.internal;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.http.HttpAnswer;
import org.usersync.spi.http.HttpCall;
import org.usersync.spi.http.HttpFailure;
import org.usersync.spi.http.HttpTransport;
import org.usersync.spi.secret.Secret;

/**
 * Okta's token endpoint for service apps: client credentials with a signed assertion (RFC 7523), and a proof of
 * possession (DPoP, RFC 9449) as soon as Okta demands one of the app. Used by one thread at a time.
 */
final class TokenEndpoint {
    /** What the connector reads. */
    static final String SCOPES = "okta.groups.read okta.users.read";

    private static final String WHAT = "signing in";
    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final Duration USUAL_LIFETIME = Duration.ofHours(1);
    private static final int LONGEST_BODY = 64 * 1024;
    /** Without a proof, with one, with a nonce in it; and once more, should the nonce have just changed. */
    private static final int ROUNDS = 4;

    private final OktaHost host;
    private final URI address;
    private final ClientAssertion assertion;
    private final HttpTransport transport;
    private final Clock clock;
    private final Logger logger;
    private @Nullable DpopProofs proofs;
    private @Nullable String nonce;

    /**
     * What Okta gave.
     *
     * @param access to authorize calls with
     * @param lifetime how long it is good
     */
    record Granted(Access access, Duration lifetime) {}

    /** What an answer means: a token, or that a proof with this nonce is wanted. */
    private record Answer(
            @Nullable Granted granted, @Nullable String nonce) {}

    /**
     * Makes an endpoint.
     *
     * @param host the organisation
     * @param assertion says who we are
     * @param transport sends the calls; not closed here
     * @param clock dates the proofs
     * @param logger takes a line for each token
     */
    TokenEndpoint(OktaHost host, ClientAssertion assertion, HttpTransport transport, Clock clock, Logger logger) {
        this.host = host;
        this.address = host.resolve("/oauth2/v1/token");
        this.assertion = assertion;
        this.transport = transport;
        this.clock = clock;
        this.logger = logger;
    }

    /**
     * Asks for a token. Blocks.
     *
     * @return the token
     * @throws OktaFailure if Okta gives none
     */
    Granted grant() {
        for (int round = 1; round <= ROUNDS; round++) {
            Answer answer = ask();
            if (answer.granted() != null) {
                logger.debug(
                        "{}: {} gave a token for {} s{}",
                        WHAT,
                        host,
                        answer.granted().lifetime().toSeconds(),
                        proofs == null ? "" : ", bound to a key by DPoP");
                return answer.granted();
            }
            if (proofs == null) {
                logger.debug("{}: {} demands proofs of possession (DPoP)", WHAT, host);
                proofs = new DpopProofs(clock);
            }
            nonce = answer.nonce() == null ? nonce : answer.nonce();
        }
        throw OktaFailure.protocol(
                WHAT + " failed: " + host + " demands one proof of possession (DPoP) after the other");
    }

    private Answer ask() {
        HttpCall.Builder call = HttpCall.post(address, "application/x-www-form-urlencoded", this::body)
                .header("Accept", "application/json")
                .bucket("token");
        DpopProofs prover = proofs;
        if (prover != null) {
            String current = nonce;
            call.freshHeader(DpopProofs.HEADER, () -> prover.forTokens("POST", address, current));
        }
        try {
            return transport.exchange(call.build(), this::read);
        } catch (HttpFailure e) {
            throw OktaFailure.noAnswer(e, WHAT + " failed: " + Texts.line(String.valueOf(e.getMessage()), 1000));
        }
    }

    /** The assertion is good once, so each attempt has its own. */
    private byte[] body() {
        return ("grant_type=client_credentials&scope=" + Texts.encode(SCOPES) + "&client_assertion_type="
                        + Texts.encode(ASSERTION_TYPE) + "&client_assertion=" + assertion.sign(address.toString()))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private Answer read(HttpAnswer answer) throws IOException {
        Object body = Json.anything(new LimitedStream(answer.body(), LONGEST_BODY));
        Map<?, ?> fields = body instanceof Map<?, ?> map ? map : Map.of();
        if (answer.status() == 200) {
            return new Answer(granted(fields), null);
        }
        String error = text(fields, "error").orElse("");
        Optional<String> newNonce = answer.header("DPoP-Nonce");
        if (error.equals("use_dpop_nonce") && newNonce.isPresent()) {
            return new Answer(null, newNonce.get());
        }
        if (error.equals("invalid_dpop_proof") && proofs == null) {
            return new Answer(null, newNonce.orElse(null));
        }
        throw refusal(answer, error, text(fields, "error_description").orElse(""));
    }

    private Granted granted(Map<?, ?> fields) {
        Secret token =
                text(fields, "access_token").map(Secret::of).orElseThrow(() -> odd("the answer holds no access_token"));
        String type = text(fields, "token_type").orElse("Bearer");
        String wanted = proofs == null ? "Bearer" : "DPoP";
        // A bound token would be of no use without its key, and one that is not bound is not what was demanded.
        if (!type.equalsIgnoreCase(wanted)) {
            throw odd("the token is of the type " + Texts.line(type, 40) + " in place of " + wanted);
        }
        long seconds = fields.get("expires_in") instanceof Number number ? number.longValue() : 0;
        return new Granted(
                new Access(wanted, token, proofs), seconds > 0 ? Duration.ofSeconds(seconds) : USUAL_LIFETIME);
    }

    private OktaFailure odd(String why) {
        return OktaFailure.protocol(WHAT + " failed: " + host + " answered HTTP 200, but " + why);
    }

    private OktaFailure refusal(HttpAnswer answer, String error, String description) {
        int status = answer.status();
        StringBuilder message = new StringBuilder(WHAT + " failed: " + host + " answered HTTP ").append(status);
        if (!error.isEmpty()) {
            message.append(", error ").append(shown(error));
        }
        if (!description.isBlank()) {
            message.append(", error_description ").append(shown(description));
        }
        message.append(", request id ").append(Texts.line(answer.requestId(), 100));
        message.append(advice(status, error));
        // Without the status: it would be taken for that of the list which was about to be read.
        return OktaFailure.refused(kind(status), 0, "", message.toString());
    }

    private static String shown(String text) {
        return Texts.line(Masks.signedTokens(text), 300);
    }

    private static ConnectorException.Kind kind(int status) {
        // A 429 is final after the last attempt, not because of a long wait.
        if (status == 429 || status >= 500) {
            return ConnectorException.Kind.UNAVAILABLE;
        }
        return status == 400 || status == 401 || status == 403
                ? ConnectorException.Kind.AUTH
                : ConnectorException.Kind.PROTOCOL;
    }

    private static String advice(int status, String error) {
        return switch (error) {
            case "invalid_client" ->
                "; check client_id, key_id and the private key, whether the app has the public key and is active, and the"
                        + " clock of this machine";
            case "invalid_scope" -> "; grant the app the Okta API scopes " + SCOPES;
            case "access_denied" -> "; give the app an administrator role that may read users and groups";
            case "unauthorized_client", "unsupported_grant_type" ->
                "; the app must be an API Services app that signs in by public key / private key";
            case "invalid_dpop_proof" -> "; check the clock of this machine";
            default ->
                status == 404 || (status >= 300 && status < 400)
                        ? "; check host: tokens come from the organisation's own address"
                        : "";
        };
    }

    private static Optional<String> text(Map<?, ?> fields, String name) {
        return fields.get(name) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }
}
