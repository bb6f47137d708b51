package org.usersync.spi.extension;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Runs for each selected user after the mapping gave the user's Adobe groups, and changes what Adobe is to know of the
 * user.
 */
@FunctionalInterface
@ConsumerType
public interface AfterMappingHook {
    /**
     * Looks at one user and changes it. Called once for each selected user, when the directory was read completely and
     * before anything is compared or sent, in the order of the normalised identities before any hook (the same in every
     * run), by one thread at a time. Where several extensions have a hook, those of one user run one after the other in
     * the order of the configuration, each on what the one before has left.
     *
     * <p>What a hook wants to keep from user to user it keeps in a field. It should not block: it holds up the run for
     * every user.
     *
     * @param user the user; valid during this call only
     * @throws RuntimeException to end the run before anything is sent; the message of an {@link ExtensionException} is
     *     shown to the user as it is
     */
    void apply(MappedUser user);
}
