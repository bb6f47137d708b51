package org.usersync.spi.http;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

/** The answer to a request, valid only while the {@link AnswerReader} that received it runs. */
@ProviderType
public interface HttpAnswer {
    /** {@return the HTTP status} */
    int status();

    /**
     * The first value of a header.
     *
     * @param name the header's name, in any case
     * @return its value, or empty
     */
    Optional<String> header(String name);

    /**
     * All values of a header, in the order in which they came.
     *
     * @param name the header's name, in any case
     * @return its values, never null
     */
    List<String> headers(String name);

    /**
     * The body, already decompressed. Reading blocks; an {@link java.io.IOException} from it must leave the reader, so
     * that the transport can send the call again.
     *
     * @return the stream; the transport closes it
     */
    InputStream body();

    /** {@return the id by which the service's support finds this request, or {@code "none"}} */
    String requestId();
}
