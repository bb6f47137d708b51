package org.usersync.demo.tenant;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A service app of the Okta tenant, which signs in by a key (OAuth 2.0).
 *
 * @param clientId its id
 * @param keys its public keys, each a JSON Web Key of texts
 * @param scopes what it was granted
 * @param dpop whether it must prove with each request that its token is its own
 * @param tokenSeconds how long a token is good; an hour if 0
 */
public record OktaApp(
        String clientId, List<Map<String, String>> keys, List<String> scopes, boolean dpop, int tokenSeconds) {
    /** The scopes that reading groups and users takes. */
    public static final List<String> READING = List.of("okta.groups.read", "okta.users.read");

    private static final int USUAL_SECONDS = 3600;

    /** Copies the lists; empty if null. */
    public OktaApp {
        keys = orNone(keys);
        scopes = orNone(scopes);
        tokenSeconds = tokenSeconds > 0 ? tokenSeconds : USUAL_SECONDS;
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
