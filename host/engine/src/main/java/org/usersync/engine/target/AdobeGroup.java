package org.usersync.engine.target;

/**
 * A group as Adobe reports it.
 *
 * @param name the name, spelled as Adobe spells it
 */
public record AdobeGroup(String name) {}
