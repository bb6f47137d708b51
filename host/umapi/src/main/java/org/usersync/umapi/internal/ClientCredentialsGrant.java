package org.usersync.umapi.internal;

import org.usersync.umapi.UmapiSettings;

/** Client id and client secret, Adobe's OAuth server-to-server way. */
public final class ClientCredentialsGrant implements Grant {
    private static final String SCOPE = "openid,AdobeID,user_management_sdk";

    private final UmapiSettings settings;

    /**
     * Makes a grant.
     *
     * @param settings with the credentials
     */
    public ClientCredentialsGrant(UmapiSettings settings) {
        this.settings = settings;
    }

    @Override
    public void write(FormBody form) {
        form.add("grant_type", "client_credentials")
                .add("client_id", settings.clientId())
                .add("client_secret", settings.clientSecret())
                .add("scope", SCOPE);
    }

    @Override
    public String credentials() {
        return "the client id or the client secret";
    }
}
