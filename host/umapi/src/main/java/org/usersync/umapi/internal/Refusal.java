package org.usersync.umapi.internal;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * An answer with a status other than 2xx. All texts are masked, bounded and one line.
 *
 * @param status the HTTP status
 * @param code Adobe's error code, or empty
 * @param message Adobe's message, or empty
 * @param requestId the request id for Adobe's support
 * @param retryAfter how long Adobe asks to wait, or null
 */
record Refusal(
        int status,
        String code,
        String message,
        String requestId,
        @Nullable Duration retryAfter) {
    /** {@return status, code, message and request id, as far as Adobe gave them} */
    String describe() {
        StringBuilder text = new StringBuilder("HTTP status ").append(status);
        if (!code.isEmpty()) {
            text.append(", code ").append(code);
        }
        if (!message.isEmpty()) {
            text.append(", message: ").append(message);
        }
        return text.append(" (request id ").append(requestId).append(')').toString();
    }
}
