package org.usersync.connector.okta.internal;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A user as Okta has it, reduced to what somebody reads.
 *
 * @param id Okta's id
 * @param fields the kept fields of the record, profile and id aside; a null value is as good as none
 * @param profile the kept fields of the profile
 */
record OktaUser(String id, Map<String, @Nullable Object> fields, Map<String, @Nullable Object> profile) {
    static final String LOGIN = "login";

    /** {@return how messages name the user: the login, else the id} */
    String label() {
        return profile.get(LOGIN) instanceof String login && !login.isEmpty() ? login : id;
    }

    /** Names the user by the id only: a profile is personal data. */
    @Override
    public String toString() {
        return "OktaUser[" + id + "]";
    }
}
