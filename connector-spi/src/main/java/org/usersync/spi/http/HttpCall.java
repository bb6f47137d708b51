package org.usersync.spi.http;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.secret.Secret;

/**
 * One request, as often as it has to be sent. Immutable; what its parts are made of anew for each attempt must be safe
 * for use by several threads.
 *
 * <p>Its text form shows method, host and path alone: a query may hold personal data, a header a token.
 */
public final class HttpCall {
    private final String method;
    private final URI uri;
    private final Map<String, String> headers;
    private final Map<String, SecretHeader> secretHeaders;
    private final Map<String, Supplier<String>> freshHeaders;
    private final @Nullable Supplier<byte[]> body;
    private final @Nullable String contentType;
    private final String bucket;

    private HttpCall(Builder builder) {
        this.method = builder.method;
        this.uri = builder.uri;
        this.headers = Map.copyOf(builder.headers);
        this.secretHeaders = Map.copyOf(builder.secretHeaders);
        this.freshHeaders = Map.copyOf(builder.freshHeaders);
        this.body = builder.body;
        this.contentType = builder.contentType;
        this.bucket = builder.bucket;
    }

    /**
     * A header whose value holds a secret.
     *
     * @param prefix what stands before the secret, such as {@code "SSWS "}
     * @param secret the secret part
     */
    public record SecretHeader(String prefix, Secret secret) {}

    /**
     * Begins a GET request.
     *
     * @param uri an absolute https address
     * @return a builder
     */
    public static Builder get(URI uri) {
        return new Builder("GET", uri);
    }

    /**
     * Begins a POST request. It may be sent again after a failure: only requests whose repetition does no harm may be
     * made with this class.
     *
     * @param uri an absolute https address
     * @param contentType the media type of the body
     * @param body the body; not copied
     * @return a builder
     */
    public static Builder post(URI uri, String contentType, byte[] body) {
        Objects.requireNonNull(body, "body");
        return post(uri, contentType, () -> body);
    }

    /**
     * Begins a POST request whose body is made anew for each attempt, such as one that holds a signed assertion which the
     * service accepts once.
     *
     * @param uri an absolute https address
     * @param contentType the media type of the body
     * @param body makes the body; the array is not copied. What it throws ends the exchange
     * @return a builder
     */
    public static Builder post(URI uri, String contentType, Supplier<byte[]> body) {
        Builder builder = new Builder("POST", uri);
        builder.contentType = Objects.requireNonNull(contentType, "contentType");
        builder.body = Objects.requireNonNull(body, "body");
        return builder;
    }

    /** {@return the method, in upper case} */
    public String method() {
        return method;
    }

    /** {@return the absolute address} */
    public URI uri() {
        return uri;
    }

    /** {@return the headers without a secret, by name} */
    public Map<String, String> headers() {
        return headers;
    }

    /** {@return the headers that hold a secret, by name} */
    public Map<String, SecretHeader> secretHeaders() {
        return secretHeaders;
    }

    /** {@return what makes the values of headers that are new with each attempt, by the headers' names} */
    public Map<String, Supplier<String>> freshHeaders() {
        return freshHeaders;
    }

    /** {@return the body for one attempt, not copied, or null; the transport asks once for each attempt} */
    public byte @Nullable [] body() {
        return body == null ? null : body.get();
    }

    /** {@return the media type of the body, or null without a body} */
    public @Nullable String contentType() {
        return contentType;
    }

    /** {@return the rate-limit bucket that the service counts this call in; calls of one name share a limit} */
    public String bucket() {
        return bucket;
    }

    @Override
    public String toString() {
        return method + " " + uri.getHost() + uri.getRawPath();
    }

    /** Collects the parts of a request. Not thread-safe. */
    public static final class Builder {
        private final String method;
        private final URI uri;
        private final Map<String, String> headers = new LinkedHashMap<>();
        private final Map<String, SecretHeader> secretHeaders = new LinkedHashMap<>();
        private final Map<String, Supplier<String>> freshHeaders = new LinkedHashMap<>();
        private @Nullable Supplier<byte[]> body;
        private @Nullable String contentType;
        private String bucket = "default";

        private Builder(String method, URI uri) {
            this.method = method;
            this.uri = Objects.requireNonNull(uri, "uri");
        }

        /**
         * Adds a header.
         *
         * @param name the header's name
         * @param value its value, free of secrets
         * @return this
         */
        public Builder header(String name, String value) {
            headers.put(name, value);
            return this;
        }

        /**
         * Adds a header that holds a secret.
         *
         * @param name the header's name
         * @param prefix what stands before the secret, may be empty
         * @param secret the secret part
         * @return this
         */
        public Builder secretHeader(String name, String prefix, Secret secret) {
            secretHeaders.put(name, new SecretHeader(prefix, secret));
            return this;
        }

        /**
         * Adds a header whose value is made anew for each attempt, after all waiting, such as a proof of possession that
         * is good once and for minutes only (RFC 9449). It is treated as a secret.
         *
         * @param name the header's name
         * @param value makes the value; what it throws ends the exchange
         * @return this
         */
        public Builder freshHeader(String name, Supplier<String> value) {
            freshHeaders.put(name, value);
            return this;
        }

        /**
         * Names the rate-limit bucket of the call.
         *
         * @param value a name of the connector's choice
         * @return this
         */
        public Builder bucket(String value) {
            this.bucket = Objects.requireNonNull(value, "value");
            return this;
        }

        /** {@return the request} */
        public HttpCall build() {
            return new HttpCall(this);
        }
    }
}
