package org.usersync.engine;

/** Attributes of a user that a hook may change. */
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
    /** The country. */
    COUNTRY
}
