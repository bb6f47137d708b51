package org.usersync.engine.internal.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.AdobeOnlyListRow;
import org.usersync.engine.internal.identity.IdentityKey;
import org.usersync.engine.internal.log.RunLog;
import org.usersync.engine.internal.plan.PlannedAction.Reason;
import org.usersync.engine.options.AdobeOnlyAction;
import org.usersync.engine.options.SyncOptions;
import org.usersync.engine.options.TargetGroup;
import org.usersync.engine.target.Step;
import org.usersync.engine.target.UserAction;
import org.usersync.spi.model.IdentityType;

/** Decides on Adobe-only users that a file lists; neither side is read. For one run. */
public final class ListPlanner {
    private final SyncOptions options;
    private final List<String> targets;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final AdobeOnlySteps steps;
    private final Exclusion exclusion;
    private final Set<IdentityKey> excluded = new HashSet<>();
    private final RunLog log;

    /**
     * Prepares.
     *
     * @param options what is to be done
     * @param targets the targets' names, the primary first
     * @param log takes warnings and errors
     */
    public ListPlanner(SyncOptions options, List<String> targets, RunLog log) {
        this.options = options;
        this.targets = List.copyOf(targets);
        this.log = log;
        this.steps = new AdobeOnlySteps(options.adobeOnlyAction(), options.processGroups());
        this.exclusion = new Exclusion(options.exclusions());
        for (int target = 1; target < targets.size(); target++) {
            numbers.put(targets.get(target), target);
        }
        numbers.put("", 0);
        numbers.put(TargetGroup.PRIMARY, 0);
    }

    /**
     * Decides.
     *
     * @param rows the lines of the list
     * @return everything that is to be sent
     */
    public Plan plan(List<AdobeOnlyListRow> rows) {
        List<Set<IdentityKey>> listed = listed(rows);
        boolean nothing = nothingToDo();
        int count = listed.get(0).size();
        boolean exceeded = !nothing
                && steps.carriedOut()
                && new SafetyLimit(options.adobeOnlyLimit(), log).exceededOfUnknown(count);
        Set<IdentityKey> processed = new HashSet<>();
        List<TargetPlan> plans = new ArrayList<>();
        for (int target = 0; target < targets.size(); target++) {
            List<PlannedAction> actions =
                    nothing || exceeded ? List.of() : actions(listed.get(target), target == 0, processed);
            plans.add(new TargetPlan(List.of(), List.of(), actions));
        }
        boolean exclude = options.adobeOnlyAction() instanceof AdobeOnlyAction.Exclude;
        Figures figures =
                new Figures(0, 0, 0, excluded.size() + (exclude ? count : 0), 0, 0, 0, 0, 0, processed.size());
        return new Plan(plans, figures, exceeded);
    }

    private boolean nothingToDo() {
        if (options.adobeOnlyAction() instanceof AdobeOnlyAction.Exclude) {
            return true;
        }
        if (options.adobeOnlyAction() instanceof AdobeOnlyAction.Preserve) {
            log.warn("the groups of listed users are not known: with action preserve there is nothing to do");
            return true;
        }
        if (options.groupRemovalsOnly()) {
            log.warn(
                    "the groups of listed users are not known: with limits.group_removals_only there is nothing to do");
            return true;
        }
        return false;
    }

    private List<Set<IdentityKey>> listed(List<AdobeOnlyListRow> rows) {
        List<Set<IdentityKey>> listed = new ArrayList<>();
        targets.forEach(target -> listed.add(new LinkedHashSet<>()));
        for (AdobeOnlyListRow row : rows) {
            Integer target = numbers.get(row.umapi().strip());
            if (target == null) {
                log.error(
                        "line {} of the list is skipped: there is no Adobe target \"{}\"",
                        row.line(),
                        row.umapi().strip());
                continue;
            }
            IdentityKey key = key(row);
            if (key == null) {
                continue;
            }
            if (exclusion.excludes(type(key), key.username())) {
                if (excluded.add(key)) {
                    log.warn("{} is listed, but is of an excluded kind: it is left alone", key);
                }
                continue;
            }
            listed.get(target).add(key);
        }
        if (exclusion.needsGroups() && listed.stream().anyMatch(keys -> !keys.isEmpty())) {
            log.warn("exclude_adobe_groups cannot be obeyed with a list of Adobe-only users: Adobe is not read");
        }
        for (int target = 1; target < targets.size(); target++) {
            String name = targets.get(target);
            listed.get(target).removeIf(key -> {
                boolean unlisted = !listed.get(0).contains(key);
                if (unlisted) {
                    log.warn("{} is listed for target {} and not for the primary: it is skipped", key, name);
                }
                return unlisted;
            });
        }
        return listed;
    }

    private static IdentityType type(IdentityKey key) {
        return Objects.requireNonNull(key.type(), "the type of a line that was accepted");
    }

    private @Nullable IdentityKey key(AdobeOnlyListRow row) {
        Optional<IdentityType> type = IdentityType.parse(row.type());
        if (type.isEmpty()) {
            log.error(
                    "line {} of the list is skipped: {}",
                    row.line(),
                    row.type().isBlank() ? "it has no identity type" : "its identity type is unknown");
            return null;
        }
        IdentityKey key = IdentityKey.of(type.get(), row.username(), row.domain(), row.email());
        if (key.username().isEmpty()) {
            log.error("line {} of the list is skipped: it has neither username nor email", row.line());
            return null;
        }
        if (key.username().indexOf('@') < 0 && key.domain().isEmpty()) {
            log.error("line {} of the list is skipped: its username has no @ and there is no domain", row.line());
            return null;
        }
        if (key.email().isEmpty()) {
            log.warn("line {} of the list has no email: {}", row.line(), key);
        }
        return key;
    }

    private List<PlannedAction> actions(Set<IdentityKey> users, boolean primary, Set<IdentityKey> processed) {
        List<Step> todo = steps.ofUnknownGroups(primary);
        Map<String, Integer> emails = new HashMap<>();
        users.forEach(key -> emails.merge(key.email(), 1, Integer::sum));
        List<PlannedAction> actions = new ArrayList<>();
        for (IdentityKey key : users) {
            boolean bare = key.username().indexOf('@') < 0;
            String name = bare || key.email().isEmpty() ? key.username() : key.email();
            boolean shared = !key.email().isEmpty() && emails.getOrDefault(key.email(), 0) > 1;
            actions.add(new PlannedAction(
                    Reason.ADOBE_ONLY,
                    new UserAction(
                            key.toString(),
                            name,
                            bare ? key.domain() : null,
                            shared && key.type() == IdentityType.ADOBE_ID,
                            todo)));
            processed.add(key);
        }
        return actions;
    }
}
