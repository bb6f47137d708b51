package org.usersync.spi.tck;

import org.usersync.spi.connector.Cancellation;

/** A cancellation that a test can set. Safe for use by several threads. */
public final class TestCancellation implements Cancellation {
    private volatile boolean cancelled;

    /** Ends the run, for good. */
    public void cancel() {
        cancelled = true;
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }
}
