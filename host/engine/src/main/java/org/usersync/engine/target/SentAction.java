package org.usersync.engine.target;

/**
 * An action as it was sent to Adobe; a large {@link UserAction} may have been sent as several.
 *
 * @param requestId the id under which it was sent
 * @param kind what it does
 * @param subject names the user or group in log lines: a user by {@link UserAction#key}
 */
public record SentAction(String requestId, ActionKind kind, String subject) {}
