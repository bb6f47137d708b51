package org.usersync.engine.target;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** Is told how sending goes, on the thread that sends. */
public interface SendListener {
    /**
     * Adobe accepted a whole action.
     *
     * @param action the action
     */
    void accepted(SentAction action);

    /**
     * Adobe rejected an action, or a step of it. May come several times for one action, which counts as one error. The
     * first call for it names the cause.
     *
     * @param action the action
     * @param step what was rejected, as the wire names it ({@code createFederatedID}, {@code add} …), or null if the
     *     whole action was
     * @param code Adobe's error code
     * @param message Adobe's message
     */
    void rejected(SentAction action, @Nullable String step, String code, String message);

    /**
     * Adobe answered with a warning; the action may still succeed.
     *
     * @param requestId the id under which it was sent
     * @param user names the user or group in log lines
     * @param code Adobe's code
     * @param message Adobe's message
     */
    void warned(String requestId, String user, String code, String message);

    /**
     * A whole request of actions was refused with a status that is not retried; each action counts as an error.
     *
     * @param actions its actions
     * @param message one line: status, code and message
     */
    void requestRefused(List<SentAction> actions, String message);
}
