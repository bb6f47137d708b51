package org.usersync.umapi.internal;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.target.Step;

/**
 * By which name Adobe knows the user of an action that takes several commands. A create by a username that looks like
 * an email, and an update of the email, make Adobe know the user by another name from the next command on; where it is
 * unknown whether that step was carried out, or the user was not created, the later commands must not be sent.
 */
final class Naming {
    private final boolean testMode;
    private String user;
    private @Nullable String domain;
    private @Nullable String obstacle;

    /**
     * Begins with the names of the action.
     *
     * @param user the username or email
     * @param domain the domain of a username without {@code @}, or null
     * @param testMode whether steps are only checked, so that no name ever changes
     */
    Naming(String user, @Nullable String domain, boolean testMode) {
        this.user = user;
        this.domain = domain;
        this.testMode = testMode;
    }

    String user() {
        return user;
    }

    /** {@return the domain to be sent; none goes with an email} */
    @Nullable String domain() {
        return user.contains("@") ? null : domain;
    }

    @Nullable String obstacle() {
        return obstacle;
    }

    /** Takes note of how the command with these steps went. */
    void settled(String requestId, List<Step> steps, Verdict verdict) {
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (step instanceof Step.Create create) {
                if (verdict.done(i)) {
                    rename(create);
                } else {
                    obstacle = "the create in " + requestId + " failed or is in doubt";
                }
            } else if (step instanceof Step.Update update && renames(update)) {
                if (verdict.done(i)) {
                    rename(update);
                } else if (!verdict.failed(i)) {
                    obstacle = "it is in doubt whether the update in " + requestId + " gave the user another name";
                }
            }
        }
    }

    private boolean renames(Step.Update update) {
        return user.contains("@") ? update.email() != null : update.username() != null;
    }

    private void rename(Step.Create create) {
        if (!testMode && user.contains("@")) {
            user = create.email();
        }
    }

    private void rename(Step.Update update) {
        String name = user.contains("@") ? update.email() : update.username();
        if (!testMode && name != null) {
            user = name;
        }
    }
}
