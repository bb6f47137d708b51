package org.usersync.engine.internal.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.usersync.engine.internal.identity.IdentityKey;
import org.usersync.engine.internal.log.RunLog;

/** Which user groups are created before users are put into them. */
final class GroupCreation {
    private static final int LONGEST_NAME = 255;

    private final PlanInput input;
    private final RunLog log;

    GroupCreation(PlanInput input, RunLog log) {
        this.input = input;
        this.log = log;
    }

    /** {@return the mapped groups that a target lacks and Adobe would take, as configured} */
    List<String> missing(int target) {
        if (!input.options().autoCreate() || !input.options().processGroups()) {
            return List.of();
        }
        Set<String> known = input.groups().get(target);
        List<String> missing = new ArrayList<>();
        for (String name : input.mapped().names(target)) {
            if (!known.contains(IdentityKey.norm(name)) && allowed(name, target)) {
                missing.add(name);
            }
        }
        return missing;
    }

    private boolean allowed(String name, int target) {
        boolean reserved = name.startsWith("_");
        if (!reserved && name.length() <= LONGEST_NAME) {
            return true;
        }
        log.critical(
                "the user group \"{}\" of target {} cannot be created: {}",
                name,
                input.mapped().targets().get(target),
                reserved ? "its name begins with _" : "its name has over " + LONGEST_NAME + " characters");
        log.countErrors(1);
        return false;
    }
}
