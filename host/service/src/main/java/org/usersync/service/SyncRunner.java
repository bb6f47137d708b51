package org.usersync.service;

import org.usersync.commandline.ExitStatus;
import org.usersync.commandline.Invocation;

/** Runs syncs. Provided by the bundle of the command {@code sync}; several runs may go on at the same time. */
public interface SyncRunner {
    /**
     * Runs a sync on the calling thread. Its log takes the lines of the calling thread's group alone, so that runs that go
     * on at the same time need a thread group each.
     *
     * @param invocation a sync and everything of the process that it may use
     * @param settings what is different from a sync that a user starts
     * @return how it ended
     */
    ExitStatus run(Invocation invocation, RunSettings settings);
}
