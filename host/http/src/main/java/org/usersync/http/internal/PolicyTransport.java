package org.usersync.http.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.io.CloseMode;
import org.usersync.http.CallObserver;
import org.usersync.http.NetworkSettings;
import org.usersync.http.internal.Limits.Reading;
import org.usersync.http.internal.RetryRules.Tally;
import org.usersync.spi.http.AnswerReader;
import org.usersync.spi.http.HttpCall;
import org.usersync.spi.http.HttpFailure;
import org.usersync.spi.http.HttpPolicy;
import org.usersync.spi.http.HttpTransport;

/** Sends a call until its answer is final. Safe for use by several threads. */
final class PolicyTransport implements HttpTransport {
    private final HttpPolicy policy;
    private final NetworkSettings network;
    private final Clock clock;
    private final CloseableHttpClient client;
    private final Limits limits;
    private final RetryRules rules;
    private final Faults faults;
    private final Pauses pauses;
    private final CallObserver observer;
    private final Closing closing;
    private final Concurrency concurrency;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();

    /** Whether the transport is closed; shared with what waits for it. */
    static final class Closing {
        private volatile boolean closed;

        boolean closed() {
            return closed;
        }
    }

    PolicyTransport(
            HttpPolicy policy,
            NetworkSettings network,
            Clock clock,
            CloseableHttpClient client,
            Limits limits,
            RetryRules rules,
            Pauses pauses,
            CallObserver observer,
            Closing closing) {
        this.policy = policy;
        this.network = network;
        this.clock = clock;
        this.client = client;
        this.limits = limits;
        this.rules = rules;
        this.faults = new Faults(policy);
        this.concurrency = new Concurrency(policy.maxConnections());
        this.pauses = pauses;
        this.observer = observer;
        this.closing = closing;
    }

    /** What came of an attempt. */
    private sealed interface Outcome<T> {
        /** The reader's result. */
        record Done<T>(T value) implements Outcome<T> {}

        /** The call is to be sent again; limited if a rate limit refused it. */
        record Again<T>(Wait before, boolean limited) implements Outcome<T> {}

        /** Nothing was sent, because all connections are in use. */
        record Busy<T>() implements Outcome<T> {}
    }

    @Override
    public <T> T exchange(HttpCall call, AnswerReader<T> reader) {
        Outgoing outgoing = new Outgoing(call);
        Bucket bucket = buckets.computeIfAbsent(
                call.bucket(),
                name -> new Bucket(
                        policy.rateLimitShare(), policy.callsPerMinute().get(name)));
        Tally tally = new Tally();
        while (true) {
            pauses.checkpoint();
            Outcome<T> outcome = takeTurn(outgoing, reader, tally, bucket);
            if (outcome instanceof Outcome.Done<T> done) {
                return done.value();
            }
            if (outcome instanceof Outcome.Again<T> again) {
                Wait wait = again.before();
                if (again.limited() && wait.demanded()) {
                    bucket.closeUntil(clock.instant().plus(wait.length()));
                }
                if (again.limited()) {
                    observer.waits(policy.service(), wait.length());
                }
                pauses.pause(wait);
            }
        }
    }

    private <T> Outcome<T> takeTurn(Outgoing outgoing, AnswerReader<T> reader, Tally tally, Bucket bucket) {
        Bucket.Turn turn = bucket.turn(clock.instant());
        while (!turn.granted()) {
            hold(new Wait(turn.delay(), turn.reason(), true));
            turn = bucket.turn(clock.instant());
        }
        Told told = new Told();
        try {
            if (turn.delay().compareTo(Duration.ZERO) > 0) {
                hold(new Wait(turn.delay(), turn.reason(), false));
            }
            takePlace();
            try {
                return attempt(outgoing, reader, tally, told);
            } finally {
                concurrency.leave(told.refused
                        && told.reading.filter(Reading::concurrency).isPresent());
            }
        } finally {
            bucket.done(clock.instant(), told.reading);
        }
    }

    private void hold(Wait wait) {
        observer.waits(policy.service(), wait.length());
        pauses.pause(wait);
    }

    private void takePlace() {
        try {
            while (!concurrency.enter()) {
                pauses.checkpoint();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            pauses.checkpoint();
            throw new IllegalStateException(e);
        }
    }

    /** What an answer says of limits counts even if its body breaks afterwards. */
    private static final class Told {
        private Optional<Reading> reading = Optional.empty();
        private boolean refused;
    }

    private <T> Outcome<T> attempt(Outgoing outgoing, AnswerReader<T> reader, Tally tally, Told told) {
        HttpUriRequestBase request = outgoing.request();
        HttpClientContext context = outgoing.context();
        try (ClassicHttpResponse response = client.executeOpen(outgoing.target(), request, context)) {
            if (!Outgoing.reachedService(context)) {
                throw new ProxyRefusalException(response.getCode());
            }
            answered.add(outgoing.where());
            observer.answered(policy.service(), response.getCode());
            BodyStream body = new BodyStream(content(response), pauses::checkpoint);
            boolean readAsWanted = false;
            try {
                var answer = new ReceivedAnswer(response, body, policy.requestIdHeader());
                told.reading = limits.reading(answer);
                told.refused = answer.status() == RetryRules.TOO_MANY_REQUESTS;
                Optional<Wait> again = rules.after(answer, tally);
                Outcome<T> outcome = again.isPresent()
                        ? new Outcome.Again<>(again.get(), told.refused)
                        : new Outcome.Done<>(read(answer, body, reader));
                readAsWanted = true;
                return outcome;
            } finally {
                // Reading on to use the connection again is worth while only if nobody is in a hurry to leave.
                if (!readAsWanted || body.failure() != null || !body.drained()) {
                    request.abort();
                }
            }
        } catch (ConnectionRequestTimeoutException e) {
            return new Outcome.Busy<>();
        } catch (IOException e) {
            observer.failed(policy.service());
            return new Outcome.Again<>(afterFault(e, outgoing, tally), false);
        } catch (IllegalStateException e) {
            // So the library says that its connections were closed before it began.
            pauses.checkpoint();
            throw e;
        }
    }

    private static InputStream content(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        InputStream content = entity == null ? null : entity.getContent();
        return content == null ? InputStream.nullInputStream() : content;
    }

    /** Only a failure of the body leaves as an IOException, whatever the reader made of it. */
    private static <T> T read(ReceivedAnswer answer, BodyStream body, AnswerReader<T> reader) throws IOException {
        try {
            T value = reader.read(answer);
            if (body.failure() == null) {
                return Objects.requireNonNull(value, "the reader's result");
            }
        } catch (IOException e) {
            if (body.failure() == null) {
                throw new UncheckedIOException(e);
            }
        } catch (RuntimeException e) {
            if (body.failure() == null) {
                throw e;
            }
        }
        throw Objects.requireNonNull(body.failure());
    }

    private Wait afterFault(IOException e, Outgoing outgoing, Tally tally) {
        pauses.checkpoint();
        String where = outgoing.where();
        Fault fault = faults.of(e, where, outgoing.proxy(network), answered.contains(where));
        return rules.after(fault, tally).orElseThrow(() -> failure(fault, tally));
    }

    private HttpFailure failure(Fault fault, Tally tally) {
        String attempts = tally.failed() > 1 ? " (" + tally.failed() + " attempts)" : "";
        String hint = fault.hint().isEmpty() ? "" : " " + fault.hint();
        String message = policy.service() + ": " + fault.what() + attempts + "." + hint;
        return new HttpFailure(fault.kind(), message, fault.cause());
    }

    @Override
    public void close() {
        closing.closed = true;
        client.close(CloseMode.IMMEDIATE);
    }
}
