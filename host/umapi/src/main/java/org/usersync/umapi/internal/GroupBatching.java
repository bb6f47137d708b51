package org.usersync.umapi.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.usersync.engine.target.ActionKind;
import org.usersync.engine.target.SendListener;
import org.usersync.engine.target.SentAction;
import org.usersync.engine.target.Step;
import org.usersync.engine.target.UserAction;
import org.usersync.umapi.RequestIds;

/**
 * Sends memberships of existing users from the side of their user groups, a hundred in one command instead of one user.
 * Adobe's answer does not say which user of a step was wrong, so every membership of a step that Adobe did not carry out
 * is left to be sent user by user: all of them can be sent twice without harm. For one list of actions.
 */
final class GroupBatching {
    private static final Logger LOG = LoggerFactory.getLogger(GroupBatching.class);
    /** How many users a list of a step may have. */
    private static final int USERS = 10;

    private final RequestIds ids;
    private final SendListener listener;
    private final List<UserAction> others = new ArrayList<>();
    private final List<Moved> moved = new ArrayList<>();
    private final Map<String, Members> groups = new LinkedHashMap<>();

    /** An action that is sent from the groups' side; it counts as one, whatever the number of its groups. */
    private static final class Moved {
        private final UserAction action;
        private final List<Step> failed = new ArrayList<>();
        private int pending;

        Moved(UserAction action) {
            this.action = action;
        }
    }

    /** One user in one group. */
    private record Membership(Moved moved, Step failure) {
        String email() {
            return moved.action.user();
        }
    }

    /** What is to change in one group. */
    private static final class Members {
        private final String name;
        private final List<Membership> leaving = new ArrayList<>();
        private final List<Membership> coming = new ArrayList<>();

        Members(String name) {
            this.name = name;
        }
    }

    private GroupBatching(RequestIds ids, SendListener listener) {
        this.ids = ids;
        this.listener = listener;
    }

    /**
     * Sorts actions by the side from which they are sent.
     *
     * @param actions all of them
     * @param userGroups the names of Adobe's user groups, as they compare; no other group takes members from its side
     * @param ids the run's ids
     * @param listener is told of every action that is carried out from the groups' side
     */
    static GroupBatching of(List<UserAction> actions, Set<String> userGroups, RequestIds ids, SendListener listener) {
        GroupBatching batching = new GroupBatching(ids, listener);
        for (UserAction action : actions) {
            if (isMembershipOnly(action)
                    && groups(action).map(GroupNames::compared).allMatch(userGroups::contains)) {
                batching.move(action);
            } else {
                batching.others.add(action);
            }
        }
        return batching;
    }

    /** {@return whether an action does nothing but change groups of a user whom the email alone names} */
    static boolean isMembershipOnly(UserAction action) {
        return !action.useAdobeId()
                && action.domain() == null
                && action.user().contains("@")
                && action.steps().stream()
                        .allMatch(step -> step instanceof Step.AddToGroups || step instanceof Step.RemoveFromGroups);
    }

    private static Stream<String> groups(UserAction action) {
        return action.steps().stream().flatMap(step -> groups(step).stream());
    }

    private static List<String> groups(Step step) {
        if (step instanceof Step.AddToGroups add) {
            return add.groups();
        }
        return step instanceof Step.RemoveFromGroups remove ? remove.groups() : List.of();
    }

    /** {@return the actions that are sent user by user in any case, in their order} */
    List<UserAction> others() {
        return List.copyOf(others);
    }

    private void move(UserAction action) {
        Moved own = new Moved(action);
        moved.add(own);
        for (Step step : action.steps()) {
            boolean add = step instanceof Step.AddToGroups;
            for (String name : GroupNames.distinct(groups(step))) {
                Members members = groups.computeIfAbsent(GroupNames.compared(name), key -> new Members(name));
                Step alone = add ? new Step.AddToGroups(List.of(name)) : new Step.RemoveFromGroups(List.of(name));
                (add ? members.coming : members.leaving).add(new Membership(own, alone));
                own.pending++;
            }
        }
    }

    /** {@return whether the groups' side needs fewer requests than the users' side} */
    boolean pays() {
        int most = 0;
        int sum = 0;
        for (Members members : groups.values()) {
            int lists = slices(members.leaving.size(), USERS) + slices(members.coming.size(), USERS);
            int commands = slices(lists, StepSplitter.STEPS);
            // two commands of one group never meet in a request
            most = Math.max(most, commands);
            sum += commands;
        }
        return Math.max(most, slices(sum, Batches.COMMANDS)) < slices(moved.size(), Batches.COMMANDS);
    }

    private static int slices(int all, int size) {
        return (all + size - 1) / size;
    }

    /** {@return the commands that change the groups, each group's in their order; to be asked for once} */
    List<GroupMembersCommand> commands() {
        List<GroupMembersCommand> commands = new ArrayList<>();
        groups.forEach((subject, members) -> commands.addAll(commands(subject, members)));
        return commands;
    }

    private List<GroupMembersCommand> commands(String subject, Members members) {
        List<List<Membership>> lists = new ArrayList<>(lists(members.leaving));
        int removals = lists.size();
        lists.addAll(lists(members.coming));
        List<GroupMembersCommand> commands = new ArrayList<>();
        for (int from = 0; from < lists.size(); from += StepSplitter.STEPS) {
            int to = Math.min(lists.size(), from + StepSplitter.STEPS);
            List<List<Membership>> own = List.copyOf(lists.subList(from, to));
            List<GroupMembersCommand.Step> steps = new ArrayList<>();
            for (int i = from; i < to; i++) {
                steps.add(new GroupMembersCommand.Step(
                        i >= removals,
                        lists.get(i).stream().map(Membership::email).toList()));
            }
            commands.add(new GroupMembersCommand(
                    ids.next(),
                    members.name,
                    "group " + subject,
                    steps,
                    verdict -> settle(members.name, own, verdict)));
        }
        return commands;
    }

    /** Two users of one email cannot stand in one list, so each list has every email once. */
    private static List<List<Membership>> lists(List<Membership> all) {
        List<Map<String, Membership>> lists = new ArrayList<>();
        for (Membership membership : all) {
            String email = membership.email().strip().toLowerCase(Locale.ROOT);
            Map<String, Membership> last = lists.isEmpty() ? null : lists.get(lists.size() - 1);
            if (last == null || last.size() == USERS || last.containsKey(email)) {
                last = new LinkedHashMap<>();
                lists.add(last);
            }
            last.put(email, membership);
        }
        return lists.stream().map(list -> List.copyOf(list.values())).toList();
    }

    private void settle(String group, List<List<Membership>> lists, Verdict verdict) {
        if (verdict.kind() != Verdict.Kind.ACCEPTED) {
            LOG.debug("memberships of group {} were not all changed from its side: {}", group, verdict);
        }
        for (int i = 0; i < lists.size(); i++) {
            boolean done = verdict.done(i);
            for (Membership membership : lists.get(i)) {
                settle(membership, done);
            }
        }
    }

    private void settle(Membership membership, boolean done) {
        Moved action = membership.moved;
        if (!done) {
            action.failed.add(membership.failure);
        }
        action.pending--;
        if (action.pending == 0 && action.failed.isEmpty()) {
            UserAction whole = action.action;
            listener.accepted(new SentAction(ids.next(), ActionKind.of(whole.steps()), whole.key()));
        }
    }

    /** {@return what Adobe did not carry out from the groups' side, to be sent user by user} */
    List<UserAction> leftOver() {
        return moved.stream()
                .filter(action -> !action.failed.isEmpty())
                .map(action -> new UserAction(
                        action.action.key(),
                        action.action.user(),
                        action.action.domain(),
                        action.action.useAdobeId(),
                        joined(action.failed)))
                .toList();
    }

    private static List<Step> joined(List<Step> failed) {
        List<String> removed = names(failed, Step.RemoveFromGroups.class);
        List<String> added = names(failed, Step.AddToGroups.class);
        List<Step> steps = new ArrayList<>();
        if (!removed.isEmpty()) {
            steps.add(new Step.RemoveFromGroups(removed));
        }
        if (!added.isEmpty()) {
            steps.add(new Step.AddToGroups(added));
        }
        return steps;
    }

    private static List<String> names(List<Step> steps, Class<? extends Step> kind) {
        return steps.stream()
                .filter(kind::isInstance)
                .flatMap(step -> groups(step).stream())
                .toList();
    }

    /** Takes what Adobe says of the groups' side: only warnings are news, what failed is sent again and told then. */
    SendListener quiet() {
        return new SendListener() {
            @Override
            public void accepted(SentAction action) {}

            @Override
            public void rejected(SentAction action, @Nullable String step, String code, String message) {
                LOG.info(
                        "Adobe did not take members of group {} as a list ({}: {}); they are sent one by one",
                        action.subject(),
                        code,
                        message);
            }

            @Override
            public void warned(String requestId, String user, String code, String message) {
                listener.warned(requestId, user, code, message);
            }

            @Override
            public void requestRefused(List<SentAction> actions, String message) {
                LOG.info("Adobe refused a request for members of groups ({}); they are sent one by one", message);
            }
        };
    }
}
