package org.usersync.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

import org.usersync.engine.target.ActionKind;
import org.usersync.engine.target.AdobeGroup;
import org.usersync.engine.target.AdobeTarget;
import org.usersync.engine.target.AdobeUser;
import org.usersync.engine.target.SendListener;
import org.usersync.engine.target.SentAction;
import org.usersync.engine.target.Step;
import org.usersync.engine.target.TargetException;
import org.usersync.engine.target.UserAction;
import org.usersync.spi.model.IdentityType;

/** An Adobe organisation in memory: it applies what it is sent, as Adobe does. */
final class Adobe implements AdobeTarget {
    private final String name;
    private final List<AdobeUser> users = new ArrayList<>();
    private final Set<String> groups = new LinkedHashSet<>();
    private final List<UserAction> actions = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private final List<String> journal;
    private final Set<String> rejected = new TreeSet<>();
    private Runnable beforeRead = () -> {};
    private int brokenAfter = Integer.MAX_VALUE;
    private int requests;
    private int endings;

    Adobe(String name, List<String> journal) {
        this.name = name;
        this.journal = journal;
    }

    /** A federated user whose username is the email, named Ann Doe, of Germany. */
    static AdobeUser user(String email, String... groups) {
        return typed(IdentityType.FEDERATED_ID, email, email, groups);
    }

    static AdobeUser typed(IdentityType type, String username, String email, String... groups) {
        String domain = email.substring(email.indexOf('@') + 1);
        return new AdobeUser(type, email, username, domain, "Ann", "Doe", "DE", List.of(groups));
    }

    Adobe with(AdobeUser... more) {
        for (AdobeUser user : more) {
            users.add(user);
            groups.addAll(user.groups());
        }
        return this;
    }

    Adobe withGroups(String... names) {
        groups.addAll(List.of(names));
        return this;
    }

    Adobe beforeRead(Runnable action) {
        this.beforeRead = action;
        return this;
    }

    /** Rejects every action that names this user. */
    Adobe rejecting(String user) {
        rejected.add(user);
        return this;
    }

    /** Becomes unreachable after so many actions. */
    Adobe brokenAfter(int actionCount) {
        this.brokenAfter = actionCount;
        return this;
    }

    void reorder(Consumer<List<AdobeUser>> order) {
        order.accept(users);
    }

    List<UserAction> actions() {
        return actions;
    }

    List<String> calls() {
        return calls;
    }

    List<AdobeUser> users() {
        return users;
    }

    Set<String> groupNames() {
        return groups;
    }

    AdobeUser only(String email) {
        return users.stream()
                .filter(user -> email.equals(user.email()))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void readUsers(Consumer<AdobeUser> sink) {
        calls.add("users");
        beforeRead.run();
        users.forEach(sink);
    }

    @Override
    public boolean readMembers(String group, Consumer<AdobeUser> sink) {
        calls.add("members of " + group);
        beforeRead.run();
        for (AdobeUser user : users) {
            if (in(user, group)) {
                sink.accept(user);
            }
        }
        return groups.stream().anyMatch(group::equalsIgnoreCase);
    }

    @Override
    public List<AdobeGroup> readGroups() {
        calls.add("groups");
        return groups.stream().map(AdobeGroup::new).toList();
    }

    @Override
    public void createGroups(List<String> names, String description, boolean last, SendListener listener) {
        calls.add("create " + names + (last ? " last" : ""));
        journal.add(name + " create groups " + names);
        for (String group : names) {
            SentAction own = new SentAction("action_" + ++requests, ActionKind.CREATE_GROUP, group);
            if (rejected.contains(group)) {
                listener.rejected(own, "createUserGroup", "error.usergroup", "no");
            } else {
                groups.add(group);
                listener.accepted(own);
            }
        }
    }

    /** How often it was told that a run that changes nothing is over. */
    int endings() {
        return endings;
    }

    @Override
    public void send(List<UserAction> sent, boolean last, SendListener listener) {
        if (sent.isEmpty()) {
            endings++;
            return;
        }
        calls.add("send " + sent.size() + (last ? " last" : ""));
        for (UserAction action : sent) {
            if (requests == brokenAfter) {
                throw new TargetException(TargetException.Kind.UNAVAILABLE, "Adobe does not answer", null);
            }
            SentAction own = new SentAction("action_" + ++requests, ActionKind.of(action.steps()), action.key());
            actions.add(action);
            journal.add(name + " " + action.user() + " "
                    + action.steps().stream()
                            .map(step -> step.getClass().getSimpleName())
                            .toList());
            if (rejected.contains(action.user())) {
                listener.rejected(own, "update", "error.update", "no");
                listener.rejected(own, null, "error.other", "no");
            } else {
                apply(action);
                listener.accepted(own);
            }
        }
    }

    @Override
    public void close() {
        throw new AssertionError("closing is the caller's");
    }

    /** Adobe looks for the user once: a change of the email does not lose it to the steps that follow. */
    private void apply(UserAction action) {
        Optional<AdobeUser> found = find(action);
        for (Step step : action.steps()) {
            if (step instanceof Step.Create create) {
                found = Optional.of(
                        found.map(known -> knownAfter(known, create)).orElseGet(() -> {
                            AdobeUser created = created(action, create);
                            users.add(created);
                            return created;
                        }));
                continue;
            }
            AdobeUser user = found.orElseThrow(() -> new AssertionError("no user for " + action));
            if (step instanceof Step.RemoveFromOrganisation) {
                users.remove(user);
            } else {
                found = Optional.of(replace(user, changed(user, step)));
            }
        }
    }

    private AdobeUser replace(AdobeUser user, AdobeUser changed) {
        users.set(users.indexOf(user), changed);
        return changed;
    }

    private AdobeUser knownAfter(AdobeUser known, Step.Create create) {
        if (!create.updateIfExists()) {
            return known;
        }
        return replace(
                known,
                copy(
                        known,
                        known.email(),
                        known.username(),
                        or(create.firstName(), known.firstName()),
                        or(create.lastName(), known.lastName()),
                        known.groups()));
    }

    private static AdobeUser created(UserAction action, Step.Create create) {
        String domain = action.domain() != null
                ? action.domain()
                : create.email().substring(create.email().indexOf('@') + 1);
        return new AdobeUser(
                create.identityType(),
                create.email(),
                action.user(),
                domain,
                create.firstName(),
                create.lastName(),
                create.country(),
                List.of());
    }

    private static AdobeUser changed(AdobeUser user, Step step) {
        if (step instanceof Step.Update update) {
            if (user.identityType() == IdentityType.ADOBE_ID) {
                throw new AssertionError("nobody updates an adobeID");
            }
            // Adobe lets a username that looks like an email follow the email.
            String following =
                    update.email() != null && user.username().contains("@") ? update.email() : user.username();
            return copy(
                    user,
                    or(update.email(), user.email()),
                    or(update.username(), following),
                    or(update.firstName(), user.firstName()),
                    or(update.lastName(), user.lastName()),
                    user.groups());
        }
        List<String> now = new ArrayList<>(user.groups());
        if (step instanceof Step.AddToGroups add) {
            add.groups().stream().filter(group -> !in(user, group)).forEach(now::add);
        } else if (step instanceof Step.RemoveFromGroups remove) {
            remove.groups().forEach(gone -> now.removeIf(gone::equalsIgnoreCase));
        } else if (step instanceof Step.RemoveFromAllGroups) {
            now.removeIf(group -> !group.equals("_org_admin"));
        }
        return copy(user, user.email(), user.username(), user.firstName(), user.lastName(), now);
    }

    private Optional<AdobeUser> find(UserAction action) {
        return users.stream()
                .filter(user -> action.steps().get(0) instanceof Step.Create create
                        ? known(user, action, create)
                        : named(user, action))
                .min((one, other) ->
                        Boolean.compare(adobeId(one) != action.useAdobeId(), adobeId(other) != action.useAdobeId()));
    }

    private static boolean known(AdobeUser user, UserAction action, Step.Create create) {
        boolean sameKind = adobeId(user) == (create.identityType() == IdentityType.ADOBE_ID);
        return sameKind && (user.email().equalsIgnoreCase(create.email()) || named(user, action));
    }

    private static boolean named(AdobeUser user, UserAction action) {
        if (action.domain() != null) {
            return action.user().equalsIgnoreCase(user.username())
                    && action.domain().equalsIgnoreCase(user.domain());
        }
        return action.user().equalsIgnoreCase(user.email()) || action.user().equalsIgnoreCase(user.username());
    }

    private static boolean adobeId(AdobeUser user) {
        return user.identityType() == IdentityType.ADOBE_ID;
    }

    private static boolean in(AdobeUser user, String group) {
        String norm = group.strip().toLowerCase(Locale.ROOT);
        return user.groups().stream()
                .anyMatch(known -> known.strip().toLowerCase(Locale.ROOT).equals(norm));
    }

    private static AdobeUser copy(
            AdobeUser user, String email, String username, String firstName, String lastName, List<String> groups) {
        return new AdobeUser(
                user.identityType(), email, username, user.domain(), firstName, lastName, user.country(), groups);
    }

    private static String or(String value, String other) {
        return value == null ? other : value;
    }
}
