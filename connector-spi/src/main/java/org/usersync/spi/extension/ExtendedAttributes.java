package org.usersync.spi.extension;

import java.util.Set;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Names attributes that the directory is to deliver of every user, besides the connector's own. Filters and hooks find
 * them among the source attributes under the very same names; a missing one has the value null.
 */
@FunctionalInterface
@ConsumerType
public interface ExtendedAttributes {
    /**
     * The attributes. Called once, before the directory is read. Must not block.
     *
     * @return the names as the directory spells them, none of them blank; may be empty
     */
    Set<String> names();
}
