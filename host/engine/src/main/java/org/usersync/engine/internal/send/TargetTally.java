package org.usersync.engine.internal.send;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.internal.log.RunLog;
import org.usersync.engine.target.SendListener;
import org.usersync.engine.target.UserAction;

/** Counts and tells what became of the actions of one target. For one sending thread. */
final class TargetTally implements SendListener {
    private final String target;
    private final RunLog log;
    private final Runnable settled;
    private final Set<String> failed = new HashSet<>();
    private final Set<String> unsettled = new HashSet<>();
    private long succeeded;
    private boolean creatingGroups;

    TargetTally(String target, RunLog log, Runnable settled) {
        this.target = target;
        this.log = log;
        this.settled = settled;
    }

    /** Says whether groups are being created: a failure of those is critical, since users depend on them. */
    void creatingGroups(boolean value) {
        creatingGroups = value;
    }

    @Override
    public void accepted(String requestId) {
        succeeded++;
        settled.run();
    }

    @Override
    public void rejected(String requestId, String user, @Nullable String step, String code, String message) {
        String what = step == null ? "the whole action" : step;
        unsettled.add(user);
        if (failed.add(requestId)) {
            settled.run();
        }
        if (creatingGroups) {
            log.countErrors(1);
            log.critical(
                    "Adobe ({}) did not create the user group {}: {}, {}: {} ({})",
                    target,
                    user,
                    requestId,
                    code,
                    message,
                    what);
        } else {
            log.error("Adobe ({}) rejected {}: {}, step {}: {}: {}", target, requestId, user, what, code, message);
        }
    }

    @Override
    public void warned(String requestId, String user, String code, String message) {
        log.warn("Adobe ({}) warns of {}: {}: {}: {}", target, requestId, user, code, message);
    }

    @Override
    public void requestRefused(Map<String, String> actions, String message) {
        actions.forEach((requestId, user) -> {
            unsettled.add(user);
            if (failed.add(requestId)) {
                log.countErrors(1);
                settled.run();
            }
        });
        log.critical("Adobe ({}) refused a request with {}: {}", target, String.join(", ", actions.keySet()), message);
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
