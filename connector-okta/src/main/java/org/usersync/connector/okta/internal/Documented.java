package org.usersync.connector.okta.internal;

import java.util.Map;
import java.util.Set;

/** The fields that Okta documents for a user and for the base profile; any record may lack any of them. */
final class Documented {
    /** Fields of a user that hold a time. */
    static final Set<String> DATES =
            Set.of("created", "activated", "statusChanged", "lastLogin", "lastUpdated", "passwordChanged");

    private static final Set<String> USER = Set.of(
            "id",
            "status",
            "created",
            "activated",
            "statusChanged",
            "lastLogin",
            "lastUpdated",
            "passwordChanged",
            "transitioningToStatus",
            "type",
            "realmId",
            "profile",
            "credentials");

    private static final Set<String> PROFILE = Set.of(
            "login",
            "email",
            "secondEmail",
            "firstName",
            "lastName",
            "middleName",
            "honorificPrefix",
            "honorificSuffix",
            "title",
            "displayName",
            "nickName",
            "profileUrl",
            "primaryPhone",
            "mobilePhone",
            "streetAddress",
            "city",
            "state",
            "zipCode",
            "countryCode",
            "postalAddress",
            "preferredLanguage",
            "locale",
            "timezone",
            "userType",
            "employeeNumber",
            "costCenter",
            "organization",
            "division",
            "department",
            "managerId",
            "manager");

    private static final Map<String, Set<String>> BY_PATH = Map.of(
            "",
            USER,
            "profile",
            PROFILE,
            "type",
            Set.of("id"),
            "credentials",
            Set.of("provider", "password", "recovery_question", "emails"),
            "credentials.provider",
            Set.of("type", "name"));

    private Documented() {}

    /**
     * The fields of an object.
     *
     * @param path the names that lead to it from the user, joined by dots; empty for the user
     * @return its documented fields, none where Okta documents none
     */
    static Set<String> fields(String path) {
        return BY_PATH.getOrDefault(path, Set.of());
    }
}
