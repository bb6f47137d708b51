package org.usersync.engine.internal.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.usersync.engine.internal.directory.DesiredIndex;
import org.usersync.engine.internal.directory.DesiredUser;
import org.usersync.engine.internal.directory.MappedGroups;
import org.usersync.engine.internal.identity.IdentityKey;
import org.usersync.engine.internal.log.RunLog;
import org.usersync.engine.internal.plan.PlannedAction.Reason;
import org.usersync.engine.options.SyncOptions;
import org.usersync.engine.target.Step;

/** Sends every selected directory user without a look at Adobe (strategy {@code push}). For one run. */
public final class PushPlanner {
    private final SyncOptions options;
    private final MappedGroups mapped;
    private final DesiredIndex directory;
    private final RunLog log;
    private final Creation creation;
    private final BitSet pushed = new BitSet();
    private final BitSet pushedElsewhere = new BitSet();

    /**
     * Prepares.
     *
     * @param options what is to be done
     * @param mapped the mapped groups
     * @param directory the directory's side
     * @param log takes warnings and errors
     */
    public PushPlanner(SyncOptions options, MappedGroups mapped, DesiredIndex directory, RunLog log) {
        this.options = options;
        this.mapped = mapped;
        this.directory = directory;
        this.log = log;
        this.creation = new Creation(options, Set.of(), log);
    }

    /** {@return everything that is to be sent} */
    public Plan plan() {
        BitSet excluded = excluded();
        int[] users = directory.inOrder(IntStream.range(0, directory.size()).toArray());
        List<TargetPlan> targets = new ArrayList<>();
        for (int target = 0; target < mapped.targets().size(); target++) {
            targets.add(new TargetPlan(List.of(), actions(target, users, excluded), List.of()));
        }
        Figures figures = new Figures(
                directory.read(),
                directory.size(),
                0,
                0,
                0,
                pushed.cardinality(),
                0,
                0,
                pushedElsewhere.cardinality(),
                0);
        return new Plan(targets, figures, false);
    }

    private BitSet excluded() {
        Exclusion exclusion = new Exclusion(options.exclusions());
        BitSet excluded = new BitSet();
        for (int number = 0; number < directory.size(); number++) {
            DesiredUser user = directory.user(number);
            excluded.set(number, exclusion.excludes(user.identityType(), user.username()));
        }
        if (!excluded.isEmpty()) {
            log.warn("{} directory users are of an excluded kind and are not pushed", excluded.cardinality());
        }
        if (exclusion.needsGroups()) {
            log.warn("exclude_adobe_groups cannot be obeyed with strategy push: Adobe is not read");
        }
        return excluded;
    }

    private List<PlannedAction> actions(int target, int[] users, BitSet excluded) {
        GroupChanges groups = new GroupChanges(mapped, target);
        Usernames usernames = new Usernames(directory, null);
        List<PlannedAction> actions = new ArrayList<>();
        for (int number : users) {
            DesiredUser user = directory.user(number);
            boolean wanted =
                    target == 0 || (pushed.get(number) && !user.groups(target).isEmpty());
            if (excluded.get(number) || !wanted) {
                continue;
            }
            List<Step> groupSteps = options.processGroups() ? groups.blindSteps(user.groups(target)) : List.of();
            List<Step> steps = creation.steps(number, user, target, groupSteps);
            if (steps == null) {
                continue;
            }
            IdentityKey owner = usernames.claim(number);
            if (owner != null) {
                log.error(
                        "{} is not pushed to target {}: its username belongs to {}",
                        user.key(),
                        mapped.targets().get(target),
                        owner);
                continue;
            }
            actions.add(new PlannedAction(Reason.PUSHED, Naming.create(user, steps)));
            (target == 0 ? pushed : pushedElsewhere).set(number);
        }
        return actions;
    }
}
