package org.usersync.commandline;

import java.util.Locale;

/** What {@code user-sync bundle} does. */
public enum BundleAction {
    /** Shows all bundles. */
    LIST,
    /** Installs files. */
    INSTALL,
    /** Puts files in the place of bundles of the same name. */
    UPDATE,
    /** Removes bundles that the site installed. */
    REMOVE,
    /** Computes all digests and checks all signatures. */
    VERIFY,
    /** Tells why a bundle is, or is not, as somebody expects. */
    WHY;

    /** {@return the word on the command line} */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
