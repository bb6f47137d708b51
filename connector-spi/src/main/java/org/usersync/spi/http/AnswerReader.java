package org.usersync.spi.http;

import java.io.IOException;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Turns an answer into a result.
 *
 * @param <T> the result
 */
@ConsumerType
@FunctionalInterface
public interface AnswerReader<T> {
    /**
     * Reads one answer. The transport calls it on the thread that called {@link HttpTransport#exchange}, once for every
     * answer whose status it does not retry. If the connection breaks while the body is read, the transport sends the
     * call again and calls this method again: it must not have acted on the first, partial answer.
     *
     * @param answer the answer, of any status
     * @return the result, may not be null
     * @throws IOException if the connection broke; retried by the transport. A body that arrived whole but is not what
     *     was expected is to be reported by an unchecked exception, which is not retried.
     */
    T read(HttpAnswer answer) throws IOException;
}
