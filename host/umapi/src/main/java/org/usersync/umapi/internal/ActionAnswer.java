package org.usersync.umapi.internal;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Adobe's answer to a request of actions. Texts are masked and bounded.
 *
 * @param result Adobe's word for the outcome, which is an error code when the whole request was refused, or
 *     empty
 * @param message Adobe's message to the whole request, or empty
 * @param completed how many commands were carried out, or null
 * @param notCompleted how many were not, or null
 * @param completedInTestMode how many would have been, or null
 * @param errors what went wrong
 * @param warnings what Adobe warns of
 */
record ActionAnswer(
        String result,
        String message,
        @Nullable Integer completed,
        @Nullable Integer notCompleted,
        @Nullable Integer completedInTestMode,
        List<Entry> errors,
        List<Entry> warnings) {
    /**
     * One error or warning.
     *
     * @param index the command's position in the request, or null
     * @param step the step's position in the command, or null if the whole command is meant
     * @param code Adobe's code
     * @param message Adobe's message
     * @param requestId the command's id, or empty
     */
    record Entry(@Nullable Integer index, @Nullable Integer step, String code, String message, String requestId) {}
}
