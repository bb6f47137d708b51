package org.usersync.spi.connector;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.model.IdentityType;

/** What the formats made of a record. Null: no format, or no value. */
public final class FormattedUser {
    private final IdentityType identityType;
    private final String email;
    private final String username;
    private final @Nullable String domain;
    private final @Nullable String formattedUsername;
    private final @Nullable String formattedDomain;
    private final @Nullable String formattedIdentityType;
    private final @Nullable String givenName;
    private final @Nullable String surname;
    private final @Nullable String country;

    FormattedUser(
            IdentityType identityType,
            String email,
            String username,
            @Nullable String domain,
            @Nullable String formattedUsername,
            @Nullable String formattedDomain,
            @Nullable String formattedIdentityType,
            @Nullable String givenName,
            @Nullable String surname,
            @Nullable String country) {
        this.identityType = identityType;
        this.email = email;
        this.username = username;
        this.domain = domain;
        this.formattedUsername = formattedUsername;
        this.formattedDomain = formattedDomain;
        this.formattedIdentityType = formattedIdentityType;
        this.givenName = givenName;
        this.surname = surname;
        this.country = country;
    }

    /** {@return the identity type in force} */
    public IdentityType identityType() {
        return identityType;
    }

    /** {@return the email address} */
    public String email() {
        return email;
    }

    /** {@return the username; the email where no format gave one} */
    public String username() {
        return username;
    }

    /** {@return the domain in force: the format's, else the email's; null if a username format gave the email} */
    public @Nullable String domain() {
        return domain;
    }

    /** {@return what the username format gave} */
    public @Nullable String formattedUsername() {
        return formattedUsername;
    }

    /** {@return what the domain format gave} */
    public @Nullable String formattedDomain() {
        return formattedDomain;
    }

    /** {@return what the identity type format gave} */
    public @Nullable String formattedIdentityType() {
        return formattedIdentityType;
    }

    /** {@return the given name} */
    public @Nullable String givenName() {
        return givenName;
    }

    /** {@return the surname} */
    public @Nullable String surname() {
        return surname;
    }

    /** {@return the country as found; a user's country is this in upper case} */
    public @Nullable String country() {
        return country;
    }
}
