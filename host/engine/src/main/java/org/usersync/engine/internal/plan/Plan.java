package org.usersync.engine.internal.plan;

import java.util.List;

/**
 * Everything a run is to change, judged by the safety limits. Immutable.
 *
 * @param targets a plan for each target, the primary first
 * @param figures what was read and decided
 * @param limitExceeded whether a safety limit took the Adobe-only users out
 */
public record Plan(List<TargetPlan> targets, Figures figures, boolean limitExceeded) {
    /** Copies the list. */
    public Plan {
        targets = List.copyOf(targets);
    }
}
