package org.usersync.spi.extension;

import java.util.Optional;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * What an extension adds to one run: any of a filter, attributes to read, Adobe groups to manage and a hook. The host
 * asks for each part once, before the directory is read, and uses the parts by one thread at a time until it closes the
 * extension: when it has decided on everything and sends nothing yet, or when the run has ended.
 *
 * <p>Whatever an extension throws ends the run before anything is sent to Adobe, with a message that names the bundle,
 * the extension and the user it was called for.
 */
@ConsumerType
public interface Extension extends AutoCloseable {
    /** {@return decides which users stay in the run, or empty to keep all; must not block} */
    default Optional<UserFilter> userFilter() {
        return Optional.empty();
    }

    /** {@return names attributes to read of every user, or empty for none; must not block} */
    default Optional<ExtendedAttributes> extendedAttributes() {
        return Optional.empty();
    }

    /** {@return names Adobe groups that the hook may give, or empty for none; must not block} */
    default Optional<ExtendedAdobeGroups> extendedAdobeGroups() {
        return Optional.empty();
    }

    /** {@return changes what Adobe is to know of a user, or empty to change nothing; must not block} */
    default Optional<AfterMappingHook> afterMappingHook() {
        return Optional.empty();
    }

    /**
     * Gives back what the extension holds. The host calls it exactly once, when no other call is under way, also after
     * a run that failed; nothing is called afterwards. Must not throw and should not block.
     */
    @Override
    default void close() {}
}
