package org.usersync.engine.target;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Everything that one run changes of one user in one target. The target splits it as its limits require, in the order
 * of the steps.
 *
 * @param key the user's key for log lines: {@code type,username,domain,email}
 * @param user the name by which Adobe is to know the user: a username or an email
 * @param domain the domain of a username without {@code @}, or null
 * @param useAdobeId whether an adobeID is meant where the name alone does not tell
 * @param steps what is to be done, never empty
 */
public record UserAction(String key, String user, @Nullable String domain, boolean useAdobeId, List<Step> steps) {
    /** Copies the steps. */
    public UserAction {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("an action without a step");
        }
    }
}
