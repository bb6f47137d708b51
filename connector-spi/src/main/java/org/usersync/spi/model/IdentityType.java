package org.usersync.spi.model;

import java.util.Locale;
import java.util.Optional;

/**
 * The kinds of identity that Adobe knows.
 *
 * <p>Adobe reports further values ({@code unknown}); they have no constant here, because no user of such a kind is
 * ever created or changed. Source: User Management API, field {@code type} of a user.
 */
public enum IdentityType {
    /** An account that its owner manages; it has no username of its own, only an email. */
    ADOBE_ID("adobeID"),
    /** An account that the organisation owns and Adobe signs in. */
    ENTERPRISE_ID("enterpriseID"),
    /** An account that the organisation owns and its identity provider signs in. */
    FEDERATED_ID("federatedID");

    private final String wireName;

    IdentityType(String wireName) {
        this.wireName = wireName;
    }

    /**
     * The spelling of configuration files and of Adobe's API.
     *
     * @return {@code adobeID}, {@code enterpriseID} or {@code federatedID}
     */
    public String wireName() {
        return wireName;
    }

    /**
     * Reads a type in any case and with surrounding blanks.
     *
     * @param text what a file, a directory or Adobe says; never null
     * @return the type, or empty if the text names none
     */
    public static Optional<IdentityType> parse(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "adobeid" -> Optional.of(ADOBE_ID);
            case "enterpriseid" -> Optional.of(ENTERPRISE_ID);
            case "federatedid" -> Optional.of(FEDERATED_ID);
            default -> Optional.empty();
        };
    }
}
