package org.usersync.runtime;

/**
 * A registered connector, as {@code info} shows it.
 *
 * @param name the connector's name, or what stands in its place
 * @param bundle symbolic name and version of its bundle
 * @param capabilities what it can do, for people
 * @param problem why it is not used, or an empty text if it is
 */
public record ConnectorDescription(String name, String bundle, String capabilities, String problem) {}
