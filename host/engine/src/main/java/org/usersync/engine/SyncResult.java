package org.usersync.engine;

import java.util.List;

/**
 * What became of a run.
 *
 * @param summary the lines of the action summary, in order
 * @param errors how many error lines there were, rejected actions included
 * @param limitExceeded whether a safety limit stopped a part of the run
 */
public record SyncResult(List<SummaryLine> summary, long errors, boolean limitExceeded) {
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
