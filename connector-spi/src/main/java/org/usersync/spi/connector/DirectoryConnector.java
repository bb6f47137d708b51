package org.usersync.spi.connector;

import java.util.List;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * One configured directory. The host uses it by one thread at a time and closes it exactly once, after the last call
 * returned; nothing is called afterwards.
 */
@ConsumerType
public interface DirectoryConnector extends AutoCloseable {
    /**
     * Reads users and blocks until all were delivered. The host calls it once or more on a thread of its own.
     *
     * <p><b>To return normally means that the read is complete</b> (or that the sink said stop): the host removes
     * people from groups and accounts on that word. Any page, group or entry that could not be read must end in an
     * exception, however many users were delivered before. A group that does not exist is no error: a warning in the
     * log, and the group has no members.
     *
     * <p>Users may come in any order, and the same user once for every group. Requests to the directory may run on
     * several threads; the sink is called by one of them at a time and never after this method has returned or thrown.
     * What the sink throws ends the read and is passed on. Nothing of the request or the sink may be kept.
     *
     * <p>Once {@link Cancellation#cancelled} is true, the read ends soon, by an exception of kind {@code CANCELLED}
     * unless it is complete.
     *
     * @param request what is wanted
     * @param sink takes the users
     * @throws ConnectorException if the read is not complete, whatever the reason; of kind {@code AUTH} if the
     *     directory refused the credentials
     * @throws org.usersync.spi.extension.ExpressionException if a configured expression fails for a user
     */
    void read(ReadRequest request, UserSink sink);

    /**
     * Looks whether the directory can be reached with the configured credentials. The host calls it to diagnose, on a
     * thread of its own, never during a read. May block as long as a request does.
     *
     * @return what was found, never null; a directory that cannot be reached is a result, not an exception
     */
    default Health check() {
        return new Health(Health.Status.UNKNOWN, "this connector has no check", List.of());
    }

    /**
     * Gives connections back: every transport that the connector opened is closed. The host calls it when no other call
     * is under way, also after a read that threw. Must not throw and should not block; a second call does nothing.
     */
    @Override
    void close();
}
