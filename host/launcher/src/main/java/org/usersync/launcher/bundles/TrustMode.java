package org.usersync.launcher.bundles;

/** Which bundles may run: the property {@code bundles.trust}. */
public enum TrustMode {
    /** Those whose digest is listed in {@code conf/bundles.lock} of the program or the site. */
    LISTED,
    /** Those that the program brings, and those that carry a signature by a certificate of {@code bundles.certificates}. */
    SIGNED,
    /** All; what is not listed is named in a warning. */
    ANY
}
