package org.usersync.umapi.internal;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.connector.Cancellation;
import org.usersync.spi.http.AnswerReader;
import org.usersync.spi.http.HttpAnswer;
import org.usersync.spi.http.HttpCall;
import org.usersync.spi.http.HttpFailure;
import org.usersync.spi.http.HttpTransport;
import org.usersync.spi.secret.Secret;
import org.usersync.umapi.UmapiSettings;

/**
 * Makes signed calls of the API. It renews a refused token once a call; it ends the run where Adobe refuses the
 * credentials or stays unavailable; every other refusal goes back to the caller. Safe for use by several threads.
 */
public final class AdobeApi implements AutoCloseable {
    private static final Set<Integer> UNAVAILABLE = Set.of(429, 502, 503, 504);

    private final UmapiSettings settings;
    private final HttpTransport http;
    private final Supplier<HttpTransport> singleAttempt;
    private final AccessTokens tokens;
    private final Refusals refusals;
    private final Cancellation cancellation;
    private final Failures failures;
    private final SyncMarkers markers = new SyncMarkers();

    /** What came back. */
    sealed interface Outcome<T> {
        /** The reader's result of a 2xx answer. */
        record Answered<T>(T value) implements Outcome<T> {}

        /** An answer of another status. */
        record Refused<T>(Refusal refusal) implements Outcome<T> {}
    }

    /**
     * One request of the API.
     *
     * @param what names it in messages, such as {@code the request for users, page 3}
     * @param bucket the rate limit that it counts in
     * @param path below the endpoint, encoded, with query
     * @param body JSON to post, or null to get
     */
    record Request(
            String what,
            String bucket,
            String path,
            @Nullable String body) {}

    /**
     * Makes an API.
     *
     * @param settings where it is
     * @param http reaches it; closed with this object
     * @param singleAttempt opens a transport that neither tries again nor waits for a rate limit
     * @param tokens signs in
     * @param refusals reads refusals
     * @param cancellation is asked before every call
     */
    public AdobeApi(
            UmapiSettings settings,
            HttpTransport http,
            Supplier<HttpTransport> singleAttempt,
            AccessTokens tokens,
            Refusals refusals,
            Cancellation cancellation) {
        this.settings = settings;
        this.http = http;
        this.singleAttempt = singleAttempt;
        this.tokens = tokens;
        this.refusals = refusals;
        this.cancellation = cancellation;
        this.failures = new Failures("Adobe (" + settings.name() + ", " + settings.host() + ")");
    }

    Failures failures() {
        return failures;
    }

    /** {@return the text as one bounded line without secrets} */
    String line(String text) {
        return refusals.line(text);
    }

    /** {@return whether Adobe was told that a sync began and not that it ended} */
    boolean syncOpen() {
        return markers.open();
    }

    /**
     * Does what a call does before it sends anything: asks whether the run was cancelled, and signs in.
     *
     * @throws org.usersync.engine.target.TargetException if the run has to end
     */
    void prepare() {
        checkCancelled();
        tokens.current();
    }

    /**
     * Makes a call.
     *
     * @param request what to ask
     * @param last whether no other call follows in this run
     * @param reader reads 2xx answers
     * @return the answer or the refusal
     * @throws org.usersync.engine.target.TargetException if the run has to end
     */
    <T> Outcome<T> call(Request request, boolean last, AnswerReader<T> reader) {
        checkCancelled();
        Secret token = tokens.current();
        String marker = markers.next(last);
        Outcome<T> first = exchange(http, request, marker, token, reader);
        if (status(first) != 401) {
            return settled(request, first);
        }
        tokens.refused(token);
        checkCancelled();
        return settled(request, exchange(http, request, marker, tokens.current(), reader));
    }

    /**
     * Makes the last call of a run where the answer does not matter. It is sent once: nobody should have to wait for it.
     *
     * @param request what to ask
     * @return the status of the answer
     * @throws org.usersync.engine.target.TargetException if no answer came
     */
    int callOnce(Request request) {
        prepare();
        Secret token = tokens.current();
        try (HttpTransport once = singleAttempt.get()) {
            return status(exchange(once, request, markers.next(true), token, HttpAnswer::status));
        }
    }

    private void checkCancelled() {
        if (cancellation.cancelled()) {
            throw failures.cancelled();
        }
    }

    private <T> Outcome<T> exchange(
            HttpTransport transport, Request request, @Nullable String marker, Secret token, AnswerReader<T> reader) {
        HttpCall call = httpCall(request, marker, token);
        try {
            return transport.exchange(call, answer -> read(answer, reader));
        } catch (HttpFailure e) {
            throw failures.noAnswer(e);
        }
    }

    private <T> Outcome<T> read(HttpAnswer answer, AnswerReader<T> reader) throws IOException {
        return answer.status() / 100 == 2
                ? new Outcome.Answered<>(reader.read(answer))
                : new Outcome.Refused<>(refusals.read(answer));
    }

    private HttpCall httpCall(Request request, @Nullable String marker, Secret token) {
        URI uri = URI.create("https://" + settings.host() + settings.endpoint() + request.path());
        String body = request.body();
        // Adobe wants the content type with every request, also with those that have no content
        HttpCall.Builder call = body == null
                ? HttpCall.get(uri).header("Content-Type", "application/json")
                : HttpCall.post(uri, "application/json", body.getBytes(StandardCharsets.UTF_8));
        call.header("Accept", "application/json")
                .secretHeader("Authorization", "Bearer ", token)
                .secretHeader("x-api-key", "", settings.clientId())
                .bucket(request.bucket());
        if (marker != null) {
            call.header("Pragma", marker);
        }
        return call.build();
    }

    private <T> Outcome<T> settled(Request request, Outcome<T> outcome) {
        if (outcome instanceof Outcome.Refused<T> refused) {
            Refusal refusal = refused.refusal();
            if (refusal.status() == 401 || refusal.status() == 403) {
                throw failures.unauthorised(request.what(), refusal);
            }
            if (UNAVAILABLE.contains(refusal.status())) {
                throw failures.unavailable(request.what(), refusal, refusals.now());
            }
        }
        return outcome;
    }

    private static int status(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?> refused ? refused.refusal().status() : 200;
    }

    @Override
    public void close() {
        http.close();
    }
}
