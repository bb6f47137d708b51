package org.usersync.umapi;

import java.security.PrivateKey;
import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.secret.Secret;

/** How to reach one Adobe organisation and as whom. Immutable. Its text form shows no secret. */
public final class UmapiSettings {
    private final String name;
    private final String host;
    private final String endpoint;
    private final String authHost;
    private final String authEndpoint;
    private final String orgId;
    private final Secret clientId;
    private final Secret clientSecret;
    private final Duration timeout;
    private final int retries;
    private final boolean verifyTls;
    private final boolean testMode;
    private final CallsPerMinute callsPerMinute;
    private final boolean batchGroups;
    private final @Nullable SignedToken signedToken;

    private UmapiSettings(Builder builder) {
        this.name = builder.name;
        this.host = builder.host;
        this.endpoint = builder.endpoint;
        this.authHost = builder.authHost;
        this.authEndpoint = builder.authEndpoint;
        this.orgId = builder.orgId;
        this.clientId = builder.clientId;
        this.clientSecret = builder.clientSecret;
        this.timeout = builder.timeout;
        this.retries = builder.retries;
        this.verifyTls = builder.verifyTls;
        this.testMode = builder.testMode;
        this.signedToken = builder.signedToken;
        this.callsPerMinute = builder.callsPerMinute;
        this.batchGroups = builder.batchGroups;
    }

    /**
     * How many calls a minute Adobe takes from one client, by kind of call; 0 means that nothing is held back.
     *
     * @param users for pages of users, of all and of one group each
     * @param groups for pages of groups
     * @param actions for requests of actions
     */
    public record CallsPerMinute(int users, int groups, int actions) {
        /** What Adobe publishes, see "Throttling" in the pages of the User Management API. */
        public static final CallsPerMinute PUBLISHED = new CallsPerMinute(25, 5, 10);

        /** Nothing is held back. */
        public static final CallsPerMinute UNLIMITED = new CallsPerMinute(0, 0, 0);

        /** Checks the numbers. */
        public CallsPerMinute {
            if (users < 0 || groups < 0 || actions < 0) {
                throw new IllegalArgumentException("a number of calls is not negative");
            }
        }
    }

    /**
     * Begins settings with Adobe's own hosts, 120 s to answer and three attempts.
     *
     * @param name the target's name, {@code primary} or a secondary's
     * @param orgId the organisation's id, such as {@code AB12@AdobeOrg}
     * @param clientId the client id, which is the API key too
     * @param clientSecret the client secret
     * @return a builder
     */
    public static Builder builder(String name, String orgId, Secret clientId, Secret clientSecret) {
        return new Builder(name, orgId, clientId, clientSecret);
    }

    /** {@return the target's name} */
    public String name() {
        return name;
    }

    /** {@return the API's host, with {@code :port} where it is not 443} */
    public String host() {
        return host;
    }

    /** {@return the API's path, empty or beginning with a slash, never ending with one} */
    public String endpoint() {
        return endpoint;
    }

    /** {@return the sign-in's host, with {@code :port} where it is not 443} */
    public String authHost() {
        return authHost;
    }

    /** {@return the sign-in's path, empty or beginning with a slash, never ending with one} */
    public String authEndpoint() {
        return authEndpoint;
    }

    /** {@return the organisation's id} */
    public String orgId() {
        return orgId;
    }

    /** {@return the client id} */
    public Secret clientId() {
        return clientId;
    }

    /** {@return the client secret} */
    public Secret clientSecret() {
        return clientSecret;
    }

    /** {@return the longest time without a byte from Adobe, of one request} */
    public Duration timeout() {
        return timeout;
    }

    /** {@return how often a request is sent in all, at least 1} */
    public int retries() {
        return retries;
    }

    /** {@return whether certificates are verified} */
    public boolean verifyTls() {
        return verifyTls;
    }

    /** {@return how to sign in by a signed token; null where client id and client secret are enough} */
    public @Nullable SignedToken signedToken() {
        return signedToken;
    }

    /** {@return whether Adobe is asked only to check actions, not to carry them out} */
    public boolean testMode() {
        return testMode;
    }

    /** {@return how many calls a minute are made at the most} */
    public CallsPerMinute callsPerMinute() {
        return callsPerMinute;
    }

    /** {@return whether memberships of existing users in user groups are sent from the groups' side} */
    public boolean batchGroups() {
        return batchGroups;
    }

    @Override
    public String toString() {
        return "UmapiSettings[" + name + ", " + host + endpoint + ", " + orgId + "]";
    }

    /**
     * A technical account that signs in by a token that the program signs.
     *
     * @param technicalAccount the account's id, such as {@code 1A2B@techacct.adobe.com}
     * @param key its RSA key
     */
    public record SignedToken(String technicalAccount, PrivateKey key) {
        /** {@return the account; never anything of the key} */
        @Override
        public String toString() {
            return "SignedToken[" + technicalAccount + "]";
        }
    }

    /** Collects the settings. Not thread-safe. */
    public static final class Builder {
        private final String name;
        private final String orgId;
        private final Secret clientId;
        private final Secret clientSecret;
        private String host = "usermanagement.adobe.io";
        private String endpoint = "/v2/usermanagement";
        private String authHost = "ims-na1.adobelogin.com";
        private String authEndpoint = "/ims/token/v2";
        private Duration timeout = Duration.ofSeconds(120);
        private int retries = 3;
        private boolean verifyTls = true;
        private boolean testMode;
        private CallsPerMinute callsPerMinute = CallsPerMinute.PUBLISHED;
        private boolean batchGroups;
        private @Nullable SignedToken signedToken;

        private Builder(String name, String orgId, Secret clientId, Secret clientSecret) {
            this.name = Objects.requireNonNull(name, "name");
            this.orgId = Objects.requireNonNull(orgId, "orgId");
            this.clientId = Objects.requireNonNull(clientId, "clientId");
            this.clientSecret = Objects.requireNonNull(clientSecret, "clientSecret");
        }

        /**
         * Sets the API's host.
         *
         * @param value a host name, with {@code :port} where it is not 443
         * @return this
         */
        public Builder host(String value) {
            this.host = Objects.requireNonNull(value, "value");
            return this;
        }

        /**
         * Sets the API's path.
         *
         * @param value a path; a missing first slash and a last one are put right
         * @return this
         */
        public Builder endpoint(String value) {
            this.endpoint = path(value);
            return this;
        }

        /**
         * Sets the sign-in's host.
         *
         * @param value a host name, with {@code :port} where it is not 443
         * @return this
         */
        public Builder authHost(String value) {
            this.authHost = Objects.requireNonNull(value, "value");
            return this;
        }

        /**
         * Sets the sign-in's path.
         *
         * @param value a path; a missing first slash and a last one are put right
         * @return this
         */
        public Builder authEndpoint(String value) {
            this.authEndpoint = path(value);
            return this;
        }

        /**
         * Sets the longest time without a byte from Adobe.
         *
         * @param value a positive time
         * @return this
         */
        public Builder timeout(Duration value) {
            if (value.isNegative() || value.isZero()) {
                throw new IllegalArgumentException("the time-out must be positive: " + value);
            }
            this.timeout = value;
            return this;
        }

        /**
         * Sets how often a request is sent in all.
         *
         * @param value at least 1
         * @return this
         */
        public Builder retries(int value) {
            if (value < 1) {
                throw new IllegalArgumentException("a request is sent at least once: " + value);
            }
            this.retries = value;
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
         * Sets whether Adobe only checks actions.
         *
         * @param value true to change nothing
         * @return this
         */
        public Builder testMode(boolean value) {
            this.testMode = value;
            return this;
        }

        /**
         * Sets how many calls a minute are made at the most; without it those that Adobe publishes.
         *
         * @param value the numbers
         * @return this
         */
        public Builder callsPerMinute(CallsPerMinute value) {
            this.callsPerMinute = Objects.requireNonNull(value, "value");
            return this;
        }

        /**
         * Sets whether memberships of existing users in user groups are sent from the groups' side. Adobe documents that
         * up to ten users stand in a list and ten steps in a command.
         *
         * @param value true for fewer requests; false is the default
         * @return this
         */
        public Builder batchGroups(boolean value) {
            this.batchGroups = value;
            return this;
        }

        /**
         * Sets sign-in by a signed token.
         *
         * @param value the account and its key, or null to sign in by client id and client secret
         * @return this
         */
        public Builder signedToken(@Nullable SignedToken value) {
            this.signedToken = value;
            return this;
        }

        /** {@return the settings, independent of later changes to this builder} */
        public UmapiSettings build() {
            return new UmapiSettings(this);
        }

        private static String path(String value) {
            String path = value.startsWith("/") ? value : "/" + value;
            return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        }
    }
}
