package org.usersync.runtime;

/**
 * An installed bundle, as {@code info} shows it.
 *
 * @param symbolicName its name
 * @param version its version
 * @param state {@code active}, {@code resolved}, {@code not resolved} …
 * @param problem why it is not active, or an empty text
 */
public record BundleDescription(String symbolicName, String version, String state, String problem) {}
