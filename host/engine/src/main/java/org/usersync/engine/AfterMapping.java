package org.usersync.engine;

import java.util.Set;

/**
 * Runs once for each selected user after the mapping gave its Adobe groups, in the order of the normalised user keys.
 * Called by one thread at a time, after the directory was read completely and before anything is sent.
 */
@FunctionalInterface
public interface AfterMapping {
    /**
     * Looks at a user and changes what Adobe is to know of it.
     *
     * @param user valid during this call only
     * @throws RuntimeException to end the run before anything is sent; an
     *     {@link org.usersync.spi.extension.ExpressionException} carries the line that the user reads
     */
    void apply(MappedUser user);

    /** {@return attributes that the directory is to deliver besides the connector's own; the same at every call} */
    default Set<String> extendedAttributes() {
        return Set.of();
    }
}
