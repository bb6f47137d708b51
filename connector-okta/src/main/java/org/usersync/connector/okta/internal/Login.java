package org.usersync.connector.okta.internal;

import org.usersync.spi.secret.Secret;

/** How the configuration wants to sign in. */
sealed interface Login {
    /**
     * By the API token of an administrator.
     *
     * @param token the token, fit for a header
     */
    record ByApiToken(Secret token) implements Login {}

    /**
     * As an app of the organisation.
     *
     * @param clientId of the app
     * @param key of the app
     */
    record ByServiceApp(String clientId, SigningKey key) implements Login {}
}
