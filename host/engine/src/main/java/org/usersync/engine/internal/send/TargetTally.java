package org.usersync.engine.internal.send;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.ActionCount.Outcome;
import org.usersync.engine.internal.log.RunLog;
import org.usersync.engine.target.SendListener;
import org.usersync.engine.target.SentAction;
import org.usersync.engine.target.UserAction;

/** Counts and tells what became of the actions of one target. For one sending thread. */
final class TargetTally implements SendListener {
    private final String target;
    private final RunLog log;
    private final BiConsumer<SentAction, Outcome> settled;
    private final Set<String> failed = new HashSet<>();
    private final Set<String> unsettled = new HashSet<>();
    private long succeeded;
    private boolean creatingGroups;

    TargetTally(String target, RunLog log, BiConsumer<SentAction, Outcome> settled) {
        this.target = target;
        this.log = log;
        this.settled = settled;
    }

    /** Says whether groups are being created: a failure of those is critical, since users depend on them. */
    void creatingGroups(boolean value) {
        creatingGroups = value;
    }

    @Override
    public void accepted(SentAction action) {
        succeeded++;
        settled.accept(action, Outcome.ACCEPTED);
    }

    @Override
    public void rejected(SentAction action, @Nullable String step, String code, String message) {
        String what = step == null ? "the whole action" : step;
        unsettled.add(action.subject());
        if (failed.add(action.requestId())) {
            settled.accept(action, Outcome.REJECTED);
        }
        if (creatingGroups) {
            log.countErrors(1);
            log.critical(
                    "Adobe ({}) did not create the user group {}: {}, {}: {} ({})",
                    target,
                    action.subject(),
                    action.requestId(),
                    code,
                    message,
                    what);
        } else {
            log.error(
                    "Adobe ({}) rejected {}: {}, step {}: {}: {}",
                    target,
                    action.requestId(),
                    action.subject(),
                    what,
                    code,
                    message);
        }
    }

    @Override
    public void warned(String requestId, String user, String code, String message) {
        log.warn("Adobe ({}) warns of {}: {}: {}: {}", target, requestId, user, code, message);
    }

    @Override
    public void requestRefused(List<SentAction> actions, String message) {
        for (SentAction action : actions) {
            unsettled.add(action.subject());
            if (failed.add(action.requestId())) {
                log.countErrors(1);
                settled.accept(action, Outcome.REFUSED);
            }
        }
        log.critical(
                "Adobe ({}) refused a request with {}: {}",
                target,
                actions.stream().map(SentAction::requestId).collect(Collectors.joining(", ")),
                message);
    }

    /** {@return whether something that was sent for a user was not accepted as a whole} */
    boolean unsettled(UserAction action) {
        return unsettled.contains(action.key());
    }

    long sent() {
        return succeeded + failed.size();
    }

    long failed() {
        return failed.size();
    }

    /** {@return total, success, error} */
    String figures() {
        return "(" + sent() + ", " + succeeded + ", " + failed.size() + ")";
    }
}
