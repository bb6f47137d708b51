package org.usersync.spi.connector;

import org.osgi.annotation.versioning.ProviderType;
import org.usersync.spi.model.DirectoryUser;

/** Takes the users of one read. The host implements it; it may block, which is how it slows a reader down. */
@ProviderType
public interface UserSink {
    /**
     * Takes one user. To be called by one thread at a time, never after {@link DirectoryConnector#read} has returned or
     * thrown. It may block for as long as the host needs, and may throw to end the read: a connector lets that pass.
     *
     * @param user the user; the same one may come once for every group
     * @return false to stop: the connector then returns as soon as it can and delivers nobody any more
     */
    boolean accept(DirectoryUser user);
}
