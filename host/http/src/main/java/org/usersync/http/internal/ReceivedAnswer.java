package org.usersync.http.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.NameValuePair;
import org.jspecify.annotations.Nullable;
import org.usersync.spi.http.HttpAnswer;

/**
 * An answer of the HTTP library.
 *
 * @param response what the library received
 * @param body its body
 * @param requestIdHeader the header with the request's id, or null
 */
record ReceivedAnswer(
        ClassicHttpResponse response,
        BodyStream body,
        @Nullable String requestIdHeader) implements HttpAnswer {
    @Override
    public int status() {
        return response.getCode();
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(response.getFirstHeader(name)).map(NameValuePair::getValue);
    }

    @Override
    public List<String> headers(String name) {
        return Arrays.stream(response.getHeaders(name)).map(Header::getValue).toList();
    }

    @Override
    public String requestId() {
        return Optional.ofNullable(requestIdHeader)
                .flatMap(this::header)
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .orElse("none");
    }
}
