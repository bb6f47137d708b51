package org.usersync.engine.internal.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.internal.adobe.AdobeRecord;
import org.usersync.engine.internal.adobe.AdobeUsers;
import org.usersync.engine.internal.directory.DesiredIndex;
import org.usersync.engine.internal.directory.DesiredUser;
import org.usersync.engine.internal.identity.IdentityKey;
import org.usersync.engine.internal.log.RunLog;
import org.usersync.engine.internal.plan.PlannedAction.Reason;
import org.usersync.engine.options.AdobeOnlyAction;
import org.usersync.engine.options.AdobeScope;
import org.usersync.engine.options.SyncOptions;
import org.usersync.engine.target.Step;
import org.usersync.engine.target.UserAction;

/** Compares both sides (strategy {@code sync}). For one run. */
public final class SyncPlanner {
    private final PlanInput input;
    private final SyncOptions options;
    private final DesiredIndex users;
    private final RunLog log;
    private final Creation creation;
    private final Exclusion exclusion;
    private final AttributeChanges attributes;
    private final List<Matching> matchings = new ArrayList<>();
    /** Users of the primary who may be changed, by number. Asked for in secondaries alone. */
    private final BitSet touchable = new BitSet();

    /** Those whom this run creates there. */
    private final Set<IdentityKey> touchableNew = new HashSet<>();

    private final BitSet createdInPrimary = new BitSet();
    private final BitSet createdElsewhere = new BitSet();
    private final BitSet updated = new BitSet();
    private long excluded;

    /**
     * Prepares a comparison.
     *
     * @param input both sides
     * @param log takes warnings and errors
     */
    public SyncPlanner(PlanInput input, RunLog log) {
        this.input = input;
        this.options = input.options();
        this.users = input.directory();
        this.log = log;
        this.exclusion = new Exclusion(options.exclusions());
        this.attributes = new AttributeChanges(options.updateAttributes(), log);
        Set<String> adobeIdEmails = new HashSet<>();
        input.adobe().forEach(target -> adobeIdEmails.addAll(target.adobeIdEmails()));
        this.creation = new Creation(options, adobeIdEmails, log);
    }

    /** {@return everything that is to be changed, and the list of Adobe-only users} */
    public Decision plan() {
        List<List<PlannedAction>> changes = new ArrayList<>();
        matchPrimary();
        changes.add(changes(0));
        touchCreated();
        for (int target = 1; target < input.targets(); target++) {
            matchSecondary(target);
            changes.add(changes(target));
        }
        AdobeOnlyPlanner.Result adobeOnly = new AdobeOnlyPlanner(input, log).plan(adobeOnlyUsers(), readable());
        GroupCreation groupCreation = new GroupCreation(input, log);
        List<TargetPlan> targets = new ArrayList<>();
        for (int target = 0; target < input.targets(); target++) {
            targets.add(new TargetPlan(
                    groupCreation.missing(target),
                    changes.get(target),
                    adobeOnly.actions().get(target)));
        }
        return new Decision(
                new Plan(targets, figures(adobeOnly, targets), adobeOnly.limitExceeded()), adobeOnly.listing());
    }

    private void matchPrimary() {
        AdobeUsers adobe = input.adobe().get(0);
        Matching matching = new Matching(input.directory(), adobe);
        for (int number = 0; number < adobe.size(); number++) {
            if (exclusion.any() && exclusion.excludes(adobe.get(number))) {
                excluded++;
                matching.leaveAlone(number);
            } else if (unknown(number, 0)) {
                matching.leaveAlone(number);
            } else {
                touchable.set(number);
                matching.compare(number);
            }
        }
        matchings.add(matching);
    }

    /**
     * A user whom this run creates in the primary counts as one of the primary in the secondaries: else it would get its
     * groups there only in the next run. This takes a primary that was read completely, since a user who is not seen may
     * be one that is excluded.
     */
    private void touchCreated() {
        if (!(options.adobeScope() instanceof AdobeScope.All) || input.targets() == 1) {
            return;
        }
        createdInPrimary.stream().mapToObj(users::user).forEach(user -> {
            if (!exclusion.excludes(user.identityType(), user.username())) {
                touchableNew.add(user.key());
            }
        });
    }

    private void matchSecondary(int target) {
        AdobeUsers adobe = input.adobe().get(target);
        Matching matching = new Matching(input.directory(), adobe);
        for (int number = 0; number < adobe.size(); number++) {
            if (!unknown(number, target) && isTouchable(adobe.key(number))) {
                matching.compare(number);
            } else {
                matching.leaveAlone(number);
            }
        }
        matchings.add(matching);
    }

    private boolean isTouchable(IdentityKey user) {
        int inPrimary = input.adobe().get(0).find(user);
        return inPrimary >= 0 ? touchable.get(inPrimary) : touchableNew.contains(user);
    }

    private boolean unknown(int number, int target) {
        AdobeUsers adobe = input.adobe().get(target);
        if (adobe.isKnown(number)) {
            return false;
        }
        IdentityKey user = adobe.key(number);
        log.warn(
                "Adobe user {} of target {} is left alone: Adobe reports no identity type or no name that is known here",
                user,
                input.mapped().targets().get(target));
        return true;
    }

    private List<PlannedAction> changes(int target) {
        Matching matching = matchings.get(target);
        GroupChanges groups = new GroupChanges(input.mapped(), target);
        // Made by the first who is to be created: in most runs that is nobody or few.
        Usernames usernames = null;
        List<PlannedAction> actions = new ArrayList<>();
        int[] different = IntStream.range(0, users.size())
                .filter(number -> mayDiffer(target, number, matching.chosenNumber(number), groups))
                .toArray();
        for (int number : users.inOrder(different)) {
            int existing = matching.chosenNumber(number);
            UserAction action = null;
            if (existing >= 0) {
                action = change(target, number, existing, groups);
                if (action != null) {
                    updated.set(number);
                    actions.add(new PlannedAction(Reason.DIFFERENT, action));
                }
            } else if (isNew(target, number)) {
                usernames = usernames == null ? new Usernames(users, matching) : usernames;
                action = create(target, number, groups, usernames);
                if (action != null) {
                    (target == 0 ? createdInPrimary : createdElsewhere).set(number);
                    actions.add(new PlannedAction(Reason.NEW, action));
                }
            }
        }
        return actions;
    }

    /** A quick look that nearly all users pass: only whom it finds is put in order and looked at closely. */
    private boolean mayDiffer(int target, int number, int existing, GroupChanges groups) {
        if (existing < 0) {
            return !matchings.get(target).seen(number);
        }
        AdobeUsers adobe = input.adobe().get(target);
        return (options.processGroups()
                        && !groups.steps(users.groups(number, target), adobe.groups(existing))
                                .isEmpty())
                || attributesMayDiffer(target, number, existing);
    }

    private boolean attributesMayDiffer(int target, int number, int existing) {
        return target == 0
                && options.updateUserInfo()
                && !AttributeChanges.surelyNone(
                        users.read(number), input.adobe().get(target).read(existing));
    }

    private boolean isNew(int target, int number) {
        if (matchings.get(target).seen(number)) {
            return false;
        }
        if (target == 0) {
            return !mayBeExcluded(number);
        }
        // Whoever the primary leaves alone or does not get is not to appear in a secondary either.
        boolean inPrimary = matchings.get(0).isChosen(number) || createdInPrimary.get(number);
        return inPrimary && !users.groups(number, target).isEmpty();
    }

    /** Where Adobe is read by groups, somebody who was not seen may be there all the same, and be excluded. */
    private boolean mayBeExcluded(int number) {
        if (options.adobeScope() instanceof AdobeScope.All) {
            return false;
        }
        DesiredUser user = users.user(number);
        if (!exclusion.excludes(user.identityType(), user.username())) {
            return false;
        }
        log.warn(
                "{} is not created: it is of an excluded kind, and may be at Adobe outside the groups that were read",
                user.key());
        return true;
    }

    private @Nullable UserAction change(int target, int number, int existing, GroupChanges groups) {
        AdobeUsers adobe = input.adobe().get(target);
        List<Step> steps = new ArrayList<>(3);
        if (attributesMayDiffer(target, number, existing)) {
            Step.Update update = attributes.update(users.user(number), adobe.get(existing));
            if (update != null) {
                steps.add(update);
            }
        }
        if (options.processGroups()) {
            steps.addAll(groups.steps(users.groups(number, target), adobe.groups(existing)));
        }
        if (steps.isEmpty()) {
            return null;
        }
        AdobeRecord user = adobe.get(existing);
        return Naming.existing(user, adobe.needsUseAdobeId(user), steps);
    }

    private @Nullable UserAction create(int target, int number, GroupChanges groups, Usernames usernames) {
        DesiredUser user = users.user(number);
        List<Step> groupSteps = options.processGroups() ? groups.steps(user.groups(target), List.of()) : List.of();
        List<Step> steps = creation.steps(number, user, target, groupSteps);
        if (steps == null) {
            return null;
        }
        IdentityKey owner = usernames.claim(number);
        if (owner != null) {
            log.error(
                    "{} is not created in target {}: its username belongs to {}",
                    user.key(),
                    input.mapped().targets().get(target),
                    owner);
            return null;
        }
        return Naming.create(user, steps);
    }

    private List<List<AdobeRecord>> adobeOnlyUsers() {
        AdobeUsers primary = input.adobe().get(0);
        BitSet inPrimary = new BitSet();
        IntStream.of(matchings.get(0).adobeOnly()).forEach(inPrimary::set);
        List<List<AdobeRecord>> perTarget = new ArrayList<>();
        for (int target = 0; target < input.targets(); target++) {
            AdobeUsers adobe = input.adobe().get(target);
            perTarget.add(adobe.some(IntStream.of(matchings.get(target).adobeOnly())
                    .filter(number -> isIn(inPrimary, primary.find(adobe.key(number))))
                    .toArray()));
        }
        return perTarget;
    }

    private static boolean isIn(BitSet users, int number) {
        return number >= 0 && users.get(number);
    }

    private long readable() {
        return input.adobe().get(0).size() - excluded;
    }

    /** Users of the primary who are changed in any target; one who is new there is not one of them. */
    private long updatedInPrimary() {
        return updated.stream()
                .filter(number -> matchings.get(0).isChosen(number))
                .count();
    }

    private Figures figures(AdobeOnlyPlanner.Result adobeOnly, List<TargetPlan> targets) {
        boolean exclude = options.adobeOnlyAction() instanceof AdobeOnlyAction.Exclude;
        long left = excluded + (exclude ? matchings.get(0).adobeOnly().length : 0);
        long read = input.adobe().get(0).size();
        return new Figures(
                input.directory().read(),
                users.size(),
                read,
                left,
                read - left - updatedInPrimary() - adobeOnly.processed(),
                createdInPrimary.cardinality(),
                updated.cardinality(),
                targets.stream()
                        .mapToLong(target -> target.groupsToCreate().size())
                        .sum(),
                createdElsewhere.cardinality(),
                adobeOnly.processed());
    }
}
