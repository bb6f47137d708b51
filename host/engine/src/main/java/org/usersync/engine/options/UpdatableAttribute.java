package org.usersync.engine.options;

/** Attributes that an update may change. */
public enum UpdatableAttribute {
    /** The given name. */
    FIRSTNAME,
    /** The surname. */
    LASTNAME,
    /** The email address. */
    EMAIL,
    /** The username. */
    USERNAME
}
