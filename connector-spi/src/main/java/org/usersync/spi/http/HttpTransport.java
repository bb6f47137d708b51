package org.usersync.spi.http;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The host's way to a web service. It knows proxies, trusted certificates, time-outs, retries and rate limits; its user
 * knows none of them. Safe for use by several threads.
 */
@ProviderType
public interface HttpTransport extends AutoCloseable {
    /**
     * Sends a call, again where the policy allows it, and has the last answer read. Blocks, also while it waits for a
     * rate limit.
     *
     * @param <T> what the reader makes of the answer
     * @param call the request
     * @param reader receives the last answer, of any status
     * @return what the reader returned
     * @throws HttpFailure if no answer came, or the run was cancelled
     */
    <T> T exchange(HttpCall call, AnswerReader<T> reader);

    /** Closes all connections; calls under way fail. Does not throw; a second call does nothing. */
    @Override
    void close();
}
