package org.usersync.engine.internal.send;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

import org.usersync.engine.SummaryLine;
import org.usersync.engine.internal.plan.Figures;
import org.usersync.engine.options.AdobeOnlyAction;
import org.usersync.engine.options.Strategy;
import org.usersync.engine.options.SyncOptions;

/** The lines of the action summary, with the labels that scripts look for. */
public final class Summary {
    private final SyncOptions options;
    private final List<String> targets;
    private final List<SummaryLine> lines = new ArrayList<>();

    private Summary(SyncOptions options, List<String> targets) {
        this.options = options;
        this.targets = targets;
    }

    /**
     * Writes the summary of a run.
     *
     * @param options what was to be done
     * @param targets the targets' names, the primary first
     * @param figures what was read and decided
     * @param sent the counts of a target by its number
     * @return the lines in order
     */
    public static List<SummaryLine> of(
            SyncOptions options, List<String> targets, Figures figures, IntFunction<String> sent) {
        Summary summary = new Summary(options, targets);
        summary.users(figures);
        for (int target = 0; target < targets.size(); target++) {
            String name = targets.size() > 1 ? targets.get(target) + " " : "";
            summary.line("Number of " + name + "UMAPI actions sent (total, success, error)", sent.apply(target));
        }
        return List.copyOf(summary.lines);
    }

    private void users(Figures figures) {
        count("Number of directory users read", figures.directoryRead());
        count("Number of directory users selected for input", figures.selected());
        if (options.strategy() == Strategy.PUSH) {
            count("Number of directory users pushed to Adobe", figures.created());
            if (targets.size() > 1) {
                count("Number of Adobe users pushed to secondaries", figures.createdInSecondaries());
            }
            return;
        }
        count("Number of Adobe users read", figures.adobeRead());
        count("Number of Adobe users excluded from updates", figures.excluded());
        count("Number of non-excluded Adobe users with no changes", figures.unchanged());
        count("Number of new Adobe users added", figures.created());
        count("Number of matching Adobe users updated", figures.updated());
        count("Number of Adobe user-groups created", figures.groupsCreated());
        if (targets.size() > 1) {
            count("Number of Adobe users added to secondaries", figures.createdInSecondaries());
        }
        String done = adobeOnly(options.adobeOnlyAction());
        if (!done.isEmpty()) {
            count("Number of Adobe-only users " + done, figures.adobeOnly());
        }
    }

    private String adobeOnly(AdobeOnlyAction action) {
        if (action instanceof AdobeOnlyAction.Delete) {
            return "deleted";
        }
        if (action instanceof AdobeOnlyAction.Remove) {
            return "removed";
        }
        if (action instanceof AdobeOnlyAction.RemoveAdobeGroups) {
            return "removed from all groups";
        }
        boolean handled = action instanceof AdobeOnlyAction.WriteFile
                || (action instanceof AdobeOnlyAction.Preserve && options.processGroups());
        return handled ? "with groups processed" : "";
    }

    private void count(String label, long value) {
        line(label, Long.toString(value));
    }

    private void line(String label, String value) {
        lines.add(new SummaryLine(label, value));
    }
}
