package org.usersync.spi.extension;

import java.util.Set;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Names Adobe groups that the hook may give although the mapping does not name them. They become mapped groups: the run
 * adds users to them and removes users from them as it does with those of the mapping, so a user to whom no hook gives
 * such a group loses it.
 */
@FunctionalInterface
@ConsumerType
public interface ExtendedAdobeGroups {
    /**
     * The groups. Called once, before the directory is read. Must not block.
     *
     * @return the names, {@code group} for the primary organisation, {@code target::group} for another one that the
     *     configuration names; may be empty. A name without a group, or with a target that there is not, ends the run.
     */
    Set<String> names();
}
