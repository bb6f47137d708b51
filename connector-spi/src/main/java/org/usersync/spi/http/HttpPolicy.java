package org.usersync.spi.http;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a service: how long to wait for it, which statuses pass by themselves, how its headers tell limits.
 * Immutable.
 */
public final class HttpPolicy {
    private final String service;
    private final Duration connectTimeout;
    private final Duration responseTimeout;
    private final int attempts;
    private final int rateLimitAttempts;
    private final Set<Integer> retriedStatuses;
    private final Duration firstBackoff;
    private final Duration longestBackoff;
    private final @Nullable RateLimitHeaders rateLimitHeaders;
    private final double rateLimitShare;
    private final Map<String, Integer> callsPerMinute;
    private final @Nullable String requestIdHeader;
    private final boolean verifyTls;
    private final int maxConnections;

    private HttpPolicy(Builder builder) {
        this.service = builder.service;
        this.connectTimeout = builder.connectTimeout;
        this.responseTimeout = builder.responseTimeout;
        this.attempts = builder.attempts;
        this.rateLimitAttempts = builder.rateLimitAttempts;
        this.retriedStatuses = Set.copyOf(builder.retriedStatuses);
        this.firstBackoff = builder.firstBackoff;
        this.longestBackoff = builder.longestBackoff;
        this.rateLimitHeaders = builder.rateLimitHeaders;
        this.rateLimitShare = builder.rateLimitShare;
        this.callsPerMinute = Map.copyOf(builder.callsPerMinute);
        this.requestIdHeader = builder.requestIdHeader;
        this.verifyTls = builder.verifyTls;
        this.maxConnections = builder.maxConnections;
    }

    /**
     * Names of the headers in which a service tells its limit.
     *
     * @param limit how many calls a window allows; 0 in a refusal means too many calls at once
     * @param remaining how many are left
     * @param reset when the window ends, in seconds since 1970
     */
    public record RateLimitHeaders(String limit, String remaining, String reset) {}

    /**
     * Begins a policy with 10 s to connect, 120 s to answer, four attempts, five on refusals by a rate limit, and
     * retries on 500, 502, 503 and 504.
     *
     * @param service the service's name for people, such as {@code Okta}
     * @return a builder
     */
    public static Builder builder(String service) {
        return new Builder(service);
    }

    /** {@return the service's name for people} */
    public String service() {
        return service;
    }

    /** {@return the longest time to connect, TLS handshake included} */
    public Duration connectTimeout() {
        return connectTimeout;
    }

    /** {@return the longest time without a byte from the service} */
    public Duration responseTimeout() {
        return responseTimeout;
    }

    /** {@return how often a call is sent at the most when retried statuses, time-outs or broken connections occur} */
    public int attempts() {
        return attempts;
    }

    /** {@return how often a call may meet 429 before that answer is final} */
    public int rateLimitAttempts() {
        return rateLimitAttempts;
    }

    /** {@return the statuses, 429 aside, that pass by themselves} */
    public Set<Integer> retriedStatuses() {
        return retriedStatuses;
    }

    /** {@return the wait before the second attempt; it doubles from attempt to attempt, with jitter} */
    public Duration firstBackoff() {
        return firstBackoff;
    }

    /** {@return the longest wait between two attempts, unless the service asks for a longer one} */
    public Duration longestBackoff() {
        return longestBackoff;
    }

    /** {@return the headers that tell the limit, or null} */
    public @Nullable RateLimitHeaders rateLimitHeaders() {
        return rateLimitHeaders;
    }

    /** {@return how much of a limit that headers tell is for this client, above 0 and at most 1} */
    public double rateLimitShare() {
        return rateLimitShare;
    }

    /** {@return published limits that no header tells: calls a minute by {@link HttpCall#bucket bucket}} */
    public Map<String, Integer> callsPerMinute() {
        return callsPerMinute;
    }

    /** {@return the answer's header with the request id, or null} */
    public @Nullable String requestIdHeader() {
        return requestIdHeader;
    }

    /** {@return whether certificates are verified} */
    public boolean verifyTls() {
        return verifyTls;
    }

    /** {@return how many connections are open at the most} */
    public int maxConnections() {
        return maxConnections;
    }

    /** Collects the parts of a policy. Not thread-safe. */
    public static final class Builder {
        private final String service;
        private Duration connectTimeout = Duration.ofSeconds(10);
        private Duration responseTimeout = Duration.ofSeconds(120);
        private int attempts = 4;
        private int rateLimitAttempts = 5;
        private Set<Integer> retriedStatuses = Set.of(500, 502, 503, 504);
        private Duration firstBackoff = Duration.ofSeconds(1);
        private Duration longestBackoff = Duration.ofSeconds(60);
        private @Nullable RateLimitHeaders rateLimitHeaders;
        private double rateLimitShare = 1;
        private Map<String, Integer> callsPerMinute = Map.of();
        private @Nullable String requestIdHeader;
        private boolean verifyTls = true;
        private int maxConnections = 10;

        private Builder(String service) {
            this.service = Objects.requireNonNull(service, "service");
        }

        /**
         * Sets the longest time to connect.
         *
         * @param value a positive time
         * @return this
         */
        public Builder connectTimeout(Duration value) {
            this.connectTimeout = value;
            return this;
        }

        /**
         * Sets the longest time without a byte from the service.
         *
         * @param value a positive time
         * @return this
         */
        public Builder responseTimeout(Duration value) {
            this.responseTimeout = value;
            return this;
        }

        /**
         * Sets how often a call is sent at the most.
         *
         * @param value at least 1
         * @return this
         */
        public Builder attempts(int value) {
            this.attempts = value;
            return this;
        }

        /**
         * Sets how often a call may meet 429.
         *
         * @param value at least 1
         * @return this
         */
        public Builder rateLimitAttempts(int value) {
            this.rateLimitAttempts = value;
            return this;
        }

        /**
         * Sets the statuses, 429 aside, that pass by themselves.
         *
         * @param values HTTP statuses
         * @return this
         */
        public Builder retriedStatuses(Set<Integer> values) {
            this.retriedStatuses = values;
            return this;
        }

        /**
         * Sets the wait between attempts.
         *
         * @param first before the second attempt
         * @param longest the most it may grow to
         * @return this
         */
        public Builder backoff(Duration first, Duration longest) {
            this.firstBackoff = first;
            this.longestBackoff = longest;
            return this;
        }

        /**
         * Sets the headers that tell the limit.
         *
         * @param value the names
         * @return this
         */
        public Builder rateLimitHeaders(RateLimitHeaders value) {
            this.rateLimitHeaders = value;
            return this;
        }

        /**
         * Sets how much of a limit that headers tell this client may use; the rest is for others who share the limit.
         *
         * @param value above 0, at most 1, which is the default
         * @return this
         */
        public Builder rateLimitShare(double value) {
            if (!(value > 0 && value <= 1)) {
                throw new IllegalArgumentException("a share lies above 0 and is at most 1: " + value);
            }
            this.rateLimitShare = value;
            return this;
        }

        /**
         * Sets published limits that no header tells. Calls are held back before they are used up.
         *
         * @param values calls a minute, each at least 1, by {@link HttpCall#bucket bucket}; a bucket that is not named
         *     has none
         * @return this
         */
        public Builder callsPerMinute(Map<String, Integer> values) {
            values.forEach((bucket, calls) -> {
                if (calls < 1) {
                    throw new IllegalArgumentException("a limit of calls a minute is at least 1: " + bucket);
                }
            });
            this.callsPerMinute = values;
            return this;
        }

        /**
         * Sets the answer's header with the request id.
         *
         * @param value the header's name
         * @return this
         */
        public Builder requestIdHeader(String value) {
            this.requestIdHeader = value;
            return this;
        }

        /**
         * Sets whether certificates are verified.
         *
         * @param value false only where the administrator says so
         * @return this
         */
        public Builder verifyTls(boolean value) {
            this.verifyTls = value;
            return this;
        }

        /**
         * Sets how many connections are open at the most.
         *
         * @param value at least 1
         * @return this
         */
        public Builder maxConnections(int value) {
            this.maxConnections = value;
            return this;
        }

        /** {@return the policy} */
        public HttpPolicy build() {
            return new HttpPolicy(this);
        }
    }
}
