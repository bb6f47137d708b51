package org.usersync.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import org.usersync.engine.options.TargetGroup;
import org.usersync.spi.secret.Secret;

/**
 * One Adobe organisation and how to reach it. Connections are always https.
 *
 * @param name its name, {@link TargetGroup#PRIMARY} for the primary one
 * @param file the first file that configures it, for messages
 * @param host the API's host, optionally with {@code :port}
 * @param endpoint the API's path, beginning with a slash
 * @param authHost the sign-in's host, optionally with {@code :port}
 * @param authEndpoint the sign-in's path, beginning with a slash
 * @param orgId the organisation
 * @param clientId the client
 * @param clientSecret the client's secret
 * @param timeout of one request, positive
 * @param attempts how often a request is tried in all, at least 1
 * @param verifyTls whether certificates are verified
 * @param trusted whether its users belong to a trusted directory
 * @param callLimits how many calls a minute are made at the most
 * @param batching from which side memberships are sent
 * @param signedToken how it signs in by a signed token; empty where id and secret are enough
 */
public record TargetSettings(
        String name,
        Path file,
        String host,
        String endpoint,
        String authHost,
        String authEndpoint,
        String orgId,
        Secret clientId,
        Secret clientSecret,
        Duration timeout,
        int attempts,
        boolean verifyTls,
        boolean trusted,
        CallLimits callLimits,
        Batching batching,
        Optional<SignedTokenSettings> signedToken) {
    /**
     * How many calls a minute are made at the most, by kind; 0 holds nothing back.
     *
     * @param users calls for pages of users
     * @param groups calls for pages of groups
     * @param actions requests of actions
     */
    public record CallLimits(int users, int groups, int actions) {
        /** What Adobe publishes for one client. */
        public static final CallLimits PUBLISHED = new CallLimits(25, 5, 10);
    }

    /** From which side the memberships of existing users are sent. */
    public enum Batching {
        /** Each user's groups with the user. */
        USERS,
        /** The members of each user group with the group. */
        GROUPS
    }

    /** {@return whether it is the primary target} */
    public boolean isPrimary() {
        return name.equals(TargetGroup.PRIMARY);
    }
}
