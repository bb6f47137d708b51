package org.usersync.connector.okta.internal;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import org.usersync.spi.connector.Cancellation;
import org.usersync.spi.http.HttpAnswer;
import org.usersync.spi.http.HttpCall;
import org.usersync.spi.http.HttpFailure;
import org.usersync.spi.http.HttpPolicy;
import org.usersync.spi.http.HttpTransport;

/** Gets single pages from one Okta organisation. Safe for use by several threads. */
final class OktaClient implements AutoCloseable {
    /** Okta allows 35 calls at once in its smallest plan, in an old one 15, and others want some of them. */
    static final int PARALLEL_CALLS = 10;

    private final OktaHost host;
    private final SignIn signIn;
    private final HttpTransport transport;
    private final Cancellation cancellation;
    private final RefusalReport refusals;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Makes a client.
     *
     * @param host the server
     * @param signIn authorizes the calls
     * @param transport sends the calls; the client closes it
     * @param cancellation tells when to stop
     */
    OktaClient(OktaHost host, SignIn signIn, HttpTransport transport, Cancellation cancellation) {
        this.host = host;
        this.signIn = signIn;
        this.transport = transport;
        this.cancellation = cancellation;
        this.refusals = new RefusalReport(host, signIn);
    }

    /**
     * What is known of Okta: its rate-limit headers, and the statuses that pass by themselves.
     *
     * @param rateLimitPercent how much of the rate limits is ours, from 1 to 100
     * @return the policy
     */
    static HttpPolicy policy(int rateLimitPercent) {
        return HttpPolicy.builder("Okta")
                .attempts(4)
                .rateLimitAttempts(5)
                .retriedStatuses(Set.of(500, 502, 503, 504))
                .rateLimitHeaders(new HttpPolicy.RateLimitHeaders(
                        "X-Rate-Limit-Limit", "X-Rate-Limit-Remaining", "X-Rate-Limit-Reset"))
                .rateLimitShare(rateLimitPercent / 100.0)
                .requestIdHeader("X-Okta-Request-Id")
                .maxConnections(PARALLEL_CALLS)
                .build();
    }

    /** {@return the server} */
    OktaHost host() {
        return host;
    }

    /**
     * Gets one page and reads it completely. Blocks.
     *
     * @param <T> the kind of item
     * @param list the list that the page belongs to
     * @param address the page's address on {@link #host()}
     * @param pace has the page noted when this returns; the caller releases it
     * @return the page
     * @throws OktaFailure if there is no such page, whatever the reason
     */
    <T> Page<T> page(OktaList<T> list, URI address, Pace pace) {
        requireNotCancelled();
        Access access = signIn.access();
        Optional<Page<T>> page = page(list, address, pace, access, true);
        // A token may end, or be revoked, at any moment: the second one is the last.
        return page.orElseGet(
                () -> page(list, address, pace, signIn.access(), false).orElseThrow());
    }

    /**
     * Ends a cancelled read.
     *
     * @throws OktaFailure if the run was cancelled or this thread is interrupted
     */
    void requireNotCancelled() {
        if (cancellation.cancelled() || Thread.currentThread().isInterrupted()) {
            throw OktaFailure.cancelled(null);
        }
    }

    /** Empty if the access was refused and another one may help. */
    private <T> Optional<Page<T>> page(OktaList<T> list, URI address, Pace pace, Access access, boolean again) {
        HttpCall call = access.get(address)
                .header("Accept", "application/json")
                .bucket(list.bucket())
                .build();
        Instant called = pace.called();
        try {
            return transport.exchange(
                    call,
                    answer -> answer.status() == 401 && again && signIn.refused(access)
                            ? Optional.empty()
                            : Optional.of(read(list, answer, pace, called)));
        } catch (HttpFailure e) {
            throw OktaFailure.noAnswer(
                    e, signIn.mask(list.what() + " failed: " + Texts.line(String.valueOf(e.getMessage()), 1000)));
        }
    }

    private <T> Page<T> read(OktaList<T> list, HttpAnswer answer, Pace pace, Instant called) throws IOException {
        if (answer.status() != 200) {
            throw refusals.read(list.what(), answer);
        }
        pace.answered(called);
        boolean read = false;
        try {
            Page<T> page = read(list, answer);
            read = true;
            return page;
        } finally {
            if (!read) {
                pace.release();
            }
        }
    }

    private <T> Page<T> read(OktaList<T> list, HttpAnswer answer) throws IOException {
        try {
            List<T> items = Json.list(answer.body(), list.items());
            return new Page<>(items, LinkHeader.next(answer.headers("Link")));
        } catch (WrongShapeException | LinkHeader.MalformedLinkException e) {
            String type = answer.header("Content-Type").orElse("none");
            throw OktaFailure.protocol(signIn.mask(list.what() + " failed: " + host + " answered HTTP 200, but "
                    + e.getMessage() + " (Content-Type " + Texts.line(type, 100) + ", request id "
                    + Texts.line(answer.requestId(), 100) + ")"));
        }
    }

    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            transport.close();
        }
    }
}
