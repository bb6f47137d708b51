package org.usersync.connector.okta.internal;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

import org.usersync.spi.connector.UserSink;
import org.usersync.spi.model.DirectoryUser;

/** Lets one thread at a time reach the sink; the others wait with the page they have, which slows the reading down. */
final class Delivery {
    private final UserSink sink;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean ended;
    private volatile boolean stoppedBySink;

    /**
     * Makes a way to a sink.
     *
     * @param sink takes the users
     */
    Delivery(UserSink sink) {
        this.sink = sink;
    }

    /**
     * Delivers users. Blocks while another thread delivers.
     *
     * @param users the users
     * @return whether more are wanted
     */
    boolean deliver(List<DirectoryUser> users) {
        lock.lock();
        try {
            for (DirectoryUser user : users) {
                if (ended) {
                    return false;
                }
                boolean wanted = false;
                try {
                    wanted = sink.accept(user);
                    if (!wanted) {
                        stoppedBySink = true;
                    }
                } finally {
                    // A sink that threw is not called again either.
                    if (!wanted) {
                        ended = true;
                    }
                }
            }
            return !ended;
        } finally {
            lock.unlock();
        }
    }

    /** Delivers nothing any more. */
    void end() {
        ended = true;
    }

    /** {@return whether the sink said that it wants no more} */
    boolean stoppedBySink() {
        return stoppedBySink;
    }
}
