package org.usersync.umapi.internal;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

import org.usersync.engine.target.ActionKind;
import org.usersync.engine.target.SendListener;
import org.usersync.engine.target.SentAction;
import org.usersync.engine.target.UserAction;
import org.usersync.umapi.RequestIds;

/** Makes commands and gives them their ids. */
final class CommandFactory {
    private static final int LONGEST_GROUP_NAME = 255;

    private final RequestIds ids;
    private final boolean testMode;

    /**
     * Makes a factory.
     *
     * @param ids the run's ids
     * @param testMode whether Adobe only checks commands
     */
    CommandFactory(RequestIds ids, boolean testMode) {
        this.ids = ids;
        this.testMode = testMode;
    }

    /**
     * The commands of each action, made when they are needed.
     *
     * @throws IllegalArgumentException at once, if an action is one that Adobe refuses in any case
     */
    Iterator<List<Command>> users(List<UserAction> actions) {
        for (UserAction action : actions) {
            StepSplitter.check(action.steps());
        }
        return actions.stream().map(this::user).iterator();
    }

    private List<Command> user(UserAction action) {
        String subject = normal(action.user()) + "|" + (action.domain() == null ? "" : normal(action.domain()));
        Naming naming = new Naming(action.user(), action.domain(), testMode);
        return StepSplitter.split(action.steps()).stream()
                .<Command>map(
                        steps -> new UserCommand(ids.next(), action.key(), subject, naming, action.useAdobeId(), steps))
                .toList();
    }

    /**
     * Commands that create groups. The listener is told at once of names that Adobe does not allow.
     *
     * @param names the groups' names
     * @param description says where they come from
     * @param listener is told of names that are not sent
     */
    Iterator<List<Command>> groups(List<String> names, String description, SendListener listener) {
        List<List<Command>> commands = new ArrayList<>();
        for (String name : GroupNames.distinct(names)) {
            String id = ids.next();
            if (name.isBlank() || name.startsWith("_") || name.length() > LONGEST_GROUP_NAME) {
                listener.rejected(
                        new SentAction(id, ActionKind.CREATE_GROUP, name),
                        GroupCommand.STEP,
                        "error.usergroup.invalid_name",
                        "not sent: the name of a user group must not be empty, begin with _ or have more than "
                                + LONGEST_GROUP_NAME + " characters");
            } else {
                commands.add(List.of(new GroupCommand(id, name, GroupNames.compared(name), description)));
            }
        }
        return commands.iterator();
    }

    private static String normal(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
