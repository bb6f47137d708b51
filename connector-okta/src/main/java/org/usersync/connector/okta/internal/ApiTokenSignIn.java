package org.usersync.connector.okta.internal;

import org.usersync.spi.secret.Secret;

/** The API token of an administrator, which Okta takes until it is revoked or was not used for 30 days. */
final class ApiTokenSignIn implements SignIn {
    private final Access access;

    /** @param token the token */
    ApiTokenSignIn(Secret token) {
        this.access = new Access("SSWS", token, null);
    }

    @Override
    public Access access() {
        return access;
    }

    @Override
    public boolean refused(Access refused) {
        return false;
    }

    @Override
    public String mask(String text) {
        return Masks.secret(text, access.token());
    }

    @Override
    public String advice(int status) {
        return status == 401
                ? "check api_token, and whether it was revoked or has expired"
                : "check the rights of the administrator who made api_token";
    }
}
