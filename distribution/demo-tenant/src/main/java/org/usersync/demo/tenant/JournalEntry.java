package org.usersync.demo.tenant;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One request that came, and how it was answered.
 *
 * @param service who was asked
 * @param method such as {@code GET}
 * @param path the path as it came, not decoded
 * @param query the query as it came, empty if there was none
 * @param headers in lower case; of {@code authorization} only the scheme
 * @param status of the answer; 0 if the connection was broken instead
 * @param body of an action request; empty for all others
 * @param answer of an action request that was carried out: what the service answered, whatever a fault made of it on its
 *     way; empty for all others
 * @param fault what went wrong on purpose, or null
 */
public record JournalEntry(
        Service service,
        String method,
        String path,
        String query,
        Map<String, String> headers,
        int status,
        String body,
        String answer,
        Fault.@Nullable Kind fault) {
    /** {@return whether this asked Adobe to change something} */
    public boolean action() {
        return service == Service.UMAPI && method.equals("POST");
    }

    /** {@return method, path and query in one line} */
    public String line() {
        return method + " " + path + (query.isEmpty() ? "" : "?" + query);
    }
}
