package org.usersync.engine;

import java.util.List;

/**
 * What became of a run.
 *
 * @param summary the lines of the action summary, in order
 * @param errors how many error lines there were, rejected actions included
 * @param limitExceeded whether a safety limit stopped a part of the run
 * @param counts the figures of the summary that a machine may want
 */
public record SyncResult(List<SummaryLine> summary, long errors, boolean limitExceeded, Counts counts) {
    /**
     * Figures of a run, of all targets together. What was decided, what Adobe said of it.
     *
     * @param directoryUsers directory users read
     * @param adobeUsers Adobe users read in the primary
     * @param created users created, or sent by strategy push
     * @param updated matching users changed
     * @param adobeOnly Adobe-only users that something happened to
     * @param groupsCreated user groups created
     * @param actions what became of the actions that were sent, by kind and outcome
     */
    public record Counts(
            long directoryUsers,
            long adobeUsers,
            long created,
            long updated,
            long adobeOnly,
            long groupsCreated,
            List<ActionCount> actions) {
        /** Copies the list. */
        public Counts {
            actions = List.copyOf(actions);
        }
    }

    /** Copies the lines. */
    public SyncResult {
        summary = List.copyOf(summary);
    }

    /** {@return the exit status of a run that was not aborted: 0, 3 or 4} */
    public int exitStatus() {
        if (limitExceeded) {
            return 4;
        }
        return errors > 0 ? 3 : 0;
    }
}
