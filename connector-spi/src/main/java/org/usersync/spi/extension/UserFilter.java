package org.usersync.spi.extension;

import org.osgi.annotation.versioning.ConsumerType;
import org.usersync.spi.model.DirectoryUser;

/**
 * Decides which users stay in the run. A user who does not stay was read, but is not selected: to Adobe it is as if the
 * directory did not have the user, who becomes Adobe-only.
 */
@FunctionalInterface
@ConsumerType
public interface UserFilter {
    /**
     * Decides on one user. Called once for each user who is in the run's scope, when the directory was read completely
     * and before the mapping, in the order of the normalised identities (the same in every run), by one thread at a
     * time. Where several extensions filter, a user stays if all of them keep it; the later ones are not asked about a
     * user that an earlier one drops. Should not block.
     *
     * @param user the user, all records of one person joined; {@link DirectoryUser#sourceAttributes()} holds the raw
     *     values of the directory and the attributes that {@link ExtendedAttributes} asked for
     * @return whether the user stays
     * @throws RuntimeException to end the run before anything is sent
     */
    boolean keep(DirectoryUser user);
}
