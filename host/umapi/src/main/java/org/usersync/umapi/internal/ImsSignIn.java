package org.usersync.umapi.internal;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.target.TargetException;
import org.usersync.engine.target.TargetException.Kind;
import org.usersync.spi.http.HttpAnswer;
import org.usersync.spi.http.HttpCall;
import org.usersync.spi.http.HttpFailure;
import org.usersync.spi.http.HttpTransport;
import org.usersync.spi.secret.Secret;
import org.usersync.umapi.UmapiSettings;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;

/** Signs in at Adobe's identity service, and keeps the token while it holds. */
public final class ImsSignIn implements AccessTokens {
    private static final Duration EARLY = Duration.ofMinutes(5);
    private static final Duration USUAL_LIFETIME = Duration.ofHours(1);
    /** No token lives longer than a week: a larger number of seconds must be milliseconds. */
    private static final long MOST_SECONDS = 604_800;

    private final UmapiSettings settings;
    private final Grant grant;
    private final HttpTransport http;
    private final JsonFactory json;
    private final Refusals refusals;
    private final Masking masking;
    private final Clock clock;
    private final Failures failures;
    private @Nullable Token token;

    private record Token(Secret value, Instant renewal) {}

    private sealed interface SignedIn {
        record Granted(Secret value, Duration lifetime) implements SignedIn {}

        record Unclear(String wrong) implements SignedIn {}

        record Refused(Refusal refusal) implements SignedIn {}
    }

    /**
     * Makes a sign-in.
     *
     * @param settings host and path
     * @param grant the credentials
     * @param http reaches the sign-in's host; closed with this object
     * @param json makes parsers
     * @param refusals reads refusals
     * @param masking is told every token
     * @param clock tells when a token ends
     */
    public ImsSignIn(
            UmapiSettings settings,
            Grant grant,
            HttpTransport http,
            JsonFactory json,
            Refusals refusals,
            Masking masking,
            Clock clock) {
        this.settings = settings;
        this.grant = grant;
        this.http = http;
        this.json = json;
        this.refusals = refusals;
        this.masking = masking;
        this.clock = clock;
        this.failures = new Failures("Adobe's sign-in (" + settings.name() + ", " + settings.authHost() + ")");
    }

    @Override
    public synchronized Secret current() {
        Token held = token;
        if (held == null || !clock.instant().isBefore(held.renewal())) {
            held = signIn();
            token = held;
        }
        return held.value();
    }

    @Override
    public synchronized void refused(Secret refused) {
        if (token != null && token.value() == refused) {
            token = null;
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private Token signIn() {
        Instant asked = clock.instant();
        SignedIn outcome = ask();
        if (outcome instanceof SignedIn.Granted granted) {
            masking.add(granted.value());
            Duration half = granted.lifetime().dividedBy(2);
            Duration early = EARLY.compareTo(half) < 0 ? EARLY : half;
            return new Token(granted.value(), asked.plus(granted.lifetime()).minus(early));
        }
        if (outcome instanceof SignedIn.Refused refused) {
            throw refusal(refused.refusal());
        }
        throw failures.protocol("the request for a token", ((SignedIn.Unclear) outcome).wrong());
    }

    private SignedIn ask() {
        byte[] body;
        try (FormBody form = new FormBody()) {
            grant.write(form);
            body = form.copy();
        }
        try {
            HttpCall call = HttpCall.post(address(), "application/x-www-form-urlencoded", body)
                    .header("Accept", "application/json")
                    .bucket("sign-in")
                    .build();
            return http.exchange(call, this::read);
        } catch (HttpFailure e) {
            throw failures.noAnswer(e);
        } finally {
            Arrays.fill(body, (byte) 0);
        }
    }

    private URI address() {
        return URI.create("https://" + settings.authHost() + settings.authEndpoint());
    }

    private SignedIn read(HttpAnswer answer) throws IOException {
        if (answer.status() != 200) {
            return new SignedIn.Refused(refusals.read(answer));
        }
        JsonValue tree;
        try {
            tree = JsonValue.read(json.createParser(answer.body()));
        } catch (JsonProcessingException e) {
            return new SignedIn.Unclear("the body is not JSON");
        }
        String value = tree.member("access_token").text();
        if (value.isBlank()) {
            return new SignedIn.Unclear("the answer holds no access_token");
        }
        return new SignedIn.Granted(
                Secret.of(value), lifetime(tree.member("expires_in").number()));
    }

    private static Duration lifetime(@Nullable Long number) {
        if (number == null || number <= 0) {
            return USUAL_LIFETIME;
        }
        return number > MOST_SECONDS ? Duration.ofMillis(number) : Duration.ofSeconds(number);
    }

    private TargetException refusal(Refusal refusal) {
        int status = refusal.status();
        if (status == 429 || status >= 500) {
            return failures.unavailable("the request for a token", refusal, clock.instant());
        }
        if (status >= 400) {
            return new TargetException(
                    Kind.AUTH,
                    "Adobe's sign-in (" + settings.name() + ", " + settings.authHost() + ") refused "
                            + grant.credentials() + ": " + refusal.describe(),
                    null);
        }
        return failures.refused("the request for a token", refusal);
    }
}
