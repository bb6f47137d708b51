package org.usersync.service;

import org.usersync.engine.SyncResult;

/** Is told how a run goes, on the thread that runs it. Must not throw. */
public interface RunObserver {
    /** The configuration was read and can be used. */
    default void configurationAccepted() {}

    /** The configuration cannot be used; the run is over. */
    default void configurationRefused() {}

    /**
     * The run ended, or broke off while it sent.
     *
     * @param counts what it did
     */
    default void ended(SyncResult.Counts counts) {}
}
