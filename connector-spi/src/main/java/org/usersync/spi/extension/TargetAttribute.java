package org.usersync.spi.extension;

/** Attributes that Adobe is to know of a user and that a hook may change. */
public enum TargetAttribute {
    /** The email address. */
    EMAIL,
    /** The username; where the directory has none, the email. */
    USERNAME,
    /** The domain of the username. */
    DOMAIN,
    /** The given name. */
    FIRSTNAME,
    /** The surname. */
    LASTNAME,
    /** The country, as an ISO 3166 alpha-2 code. */
    COUNTRY
}
