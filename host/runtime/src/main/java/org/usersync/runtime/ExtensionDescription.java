package org.usersync.runtime;

/**
 * A registered extension, as {@code info} shows it.
 *
 * @param name the extension's name, or what stands in its place
 * @param bundle symbolic name and version of its bundle
 * @param options the names of its options, for people
 * @param problem why it cannot be used, or an empty text if it can
 */
public record ExtensionDescription(String name, String bundle, String options, String problem) {}
