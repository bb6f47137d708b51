package org.usersync.demo.tenant;

/** A simulated service; each has a socket of its own. */
public enum Service {
    /** Okta's API. */
    OKTA,
    /** Adobe's sign-in. */
    IMS,
    /** Adobe's User Management API. */
    UMAPI
}
