package org.usersync.engine.internal.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.usersync.engine.AdobeOnlyListEntry;
import org.usersync.engine.internal.adobe.AdobeRecord;
import org.usersync.engine.internal.adobe.AdobeUsers;
import org.usersync.engine.internal.identity.IdentityKey;
import org.usersync.engine.internal.log.RunLog;
import org.usersync.engine.internal.plan.PlannedAction.Reason;
import org.usersync.engine.options.AdobeOnlyAction;
import org.usersync.engine.options.SyncOptions;
import org.usersync.engine.target.Step;
import org.usersync.engine.target.UserAction;
import org.usersync.spi.model.IdentityType;

/** Decides on Adobe users without a directory user. */
final class AdobeOnlyPlanner {
    private final PlanInput input;
    private final SyncOptions options;
    private final AdobeOnlySteps steps;
    private final RunLog log;
    private final List<GroupChanges> groups = new ArrayList<>();

    AdobeOnlyPlanner(PlanInput input, RunLog log) {
        this.input = input;
        this.options = input.options();
        this.steps = new AdobeOnlySteps(options.adobeOnlyAction(), options.processGroups());
        this.log = log;
        for (int target = 0; target < input.targets(); target++) {
            groups.add(new GroupChanges(input.mapped(), target));
        }
    }

    /**
     * Decides.
     *
     * @param users the Adobe-only users of each target in Adobe's order; those of secondaries are Adobe-only in the
     *     primary too
     * @param comparable how many users of the primary are not excluded
     */
    Result plan(List<List<AdobeRecord>> users, long comparable) {
        List<List<AdobeRecord>> counted = options.groupRemovalsOnly() ? withRemovals(users) : users;
        List<AdobeOnlyListEntry> listing = new ArrayList<>();
        if (options.adobeOnlyAction() instanceof AdobeOnlyAction.WriteFile) {
            for (int target = 0; target < counted.size(); target++) {
                list(counted.get(target), target, listing);
            }
        }
        boolean exceeded = steps.carriedOut()
                && new SafetyLimit(options.adobeOnlyLimit(), log)
                        .exceeded(counted.get(0).size(), comparable);
        List<List<PlannedAction>> actions = new ArrayList<>();
        Set<IdentityKey> processed = new HashSet<>();
        for (int target = 0; target < counted.size(); target++) {
            actions.add(exceeded ? List.of() : actions(counted.get(target), target, processed));
        }
        return new Result(actions, listing, processed.size(), exceeded);
    }

    private List<List<AdobeRecord>> withRemovals(List<List<AdobeRecord>> users) {
        if (!options.processGroups()) {
            if (!(options.adobeOnlyAction() instanceof AdobeOnlyAction.Exclude)) {
                log.warn("limits.group_removals_only is set and groups are not processed: no Adobe-only user is");
            }
            return users.stream().map(target -> List.<AdobeRecord>of()).toList();
        }
        Set<IdentityKey> withRemovals = new HashSet<>();
        for (AdobeRecord user : users.get(0)) {
            if (!removals(user, 0).isEmpty()) {
                withRemovals.add(user.key());
            }
        }
        return users.stream()
                .map(target -> target.stream()
                        .filter(user -> withRemovals.contains(user.key()))
                        .toList())
                .toList();
    }

    private List<PlannedAction> actions(List<AdobeRecord> users, int target, Set<IdentityKey> processed) {
        AdobeUsers adobe = input.adobe().get(target);
        List<PlannedAction> actions = new ArrayList<>();
        for (AdobeRecord user : users) {
            List<Step> todo = steps.of(target == 0, user.groups(), removals(user, target));
            if (todo.isEmpty()) {
                continue;
            }
            UserAction action = Naming.adobeOnly(user, adobe.needsUseAdobeId(user), todo);
            if (action != null) {
                processed.add(user.key());
                actions.add(new PlannedAction(Reason.ADOBE_ONLY, action));
            }
        }
        return actions;
    }

    private List<String> removals(AdobeRecord user, int target) {
        return options.processGroups() ? groups.get(target).removals(List.of(), user.groups()) : List.of();
    }

    private void list(List<AdobeRecord> users, int target, List<AdobeOnlyListEntry> listing) {
        for (AdobeRecord user : users) {
            IdentityType type = user.identityType();
            if (type != null) {
                listing.add(new AdobeOnlyListEntry(
                        type,
                        user.key().email(),
                        user.key().domain(),
                        target == 0 ? null : input.mapped().targets().get(target)));
            }
        }
    }

    /**
     * What was decided.
     *
     * @param actions for each target
     * @param listing for the file
     * @param processed how many users have an action in any target
     * @param limitExceeded whether a safety limit stopped all of it
     */
    record Result(
            List<List<PlannedAction>> actions,
            List<AdobeOnlyListEntry> listing,
            long processed,
            boolean limitExceeded) {}
}
