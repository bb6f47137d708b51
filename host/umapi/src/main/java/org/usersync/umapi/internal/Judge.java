package org.usersync.umapi.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Tells from Adobe's answer how each command of a request went. A command counts as carried out only where result,
 * counts and errors agree that it was.
 */
final class Judge {
    private final boolean testMode;

    /**
     * Makes a judge.
     *
     * @param testMode whether Adobe only checked the commands
     */
    Judge(boolean testMode) {
        this.testMode = testMode;
    }

    /** {@return one verdict for each command, in the order of the commands} */
    List<Verdict> judge(List<Command> commands, ActionAnswer answer) {
        Map<Integer, List<ActionAnswer.Entry>> errors = new HashMap<>();
        ActionAnswer.Entry stray = null;
        for (ActionAnswer.Entry error : answer.errors()) {
            int position = position(commands, error);
            if (position >= 0) {
                errors.computeIfAbsent(position, key -> new ArrayList<>()).add(error);
            } else if (stray == null) {
                stray = error;
            }
        }
        String doubt = stray == null
                ? doubt(commands.size(), errors.size(), answer)
                : "Adobe names no action of this request with the error " + stray.code() + ": " + stray.message();
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            List<ActionAnswer.Entry> own = errors.get(i);
            if (own != null) {
                verdicts.add(Verdict.rejected(own));
            } else {
                verdicts.add(doubt == null ? Verdict.accepted() : Verdict.inDoubt(doubt));
            }
        }
        return verdicts;
    }

    /** {@return the position of the command that an error or warning is about, or -1; its id says more than its index} */
    static int position(List<Command> commands, ActionAnswer.Entry entry) {
        for (int i = 0; i < commands.size(); i++) {
            if (commands.get(i).requestId().equals(entry.requestId())) {
                return i;
            }
        }
        Integer index = entry.index();
        boolean unknownId = !entry.requestId().isEmpty();
        return unknownId || index == null || index < 0 || index >= commands.size() ? -1 : index;
    }

    /** {@return why commands without an error may not be carried out, or null if they are} */
    private @Nullable String doubt(int commands, int failed, ActionAnswer answer) {
        int good = commands - failed;
        Integer inTest = answer.completedInTestMode();
        Integer completed = testMode && inTest != null ? inTest : answer.completed();
        Integer notCompleted = answer.notCompleted();
        boolean counted = completed == null
                ? notCompleted == null || notCompleted == failed
                : completed == good || completed == commands;
        boolean agrees =
                switch (answer.result()) {
                    case "success" -> counted && failed == 0;
                    case "partial" -> counted && completed != null;
                    default -> good == 0;
                };
        if (agrees && (notCompleted == null || notCompleted <= failed)) {
            return null;
        }
        return "Adobe's answer contradicts itself: result " + (answer.result().isEmpty() ? "missing" : answer.result())
                + ", " + said(completed) + " of " + commands + " actions completed, " + said(notCompleted)
                + " not completed, errors for " + failed;
    }

    private static String said(@Nullable Integer count) {
        return count == null ? "an unknown number" : count.toString();
    }
}
