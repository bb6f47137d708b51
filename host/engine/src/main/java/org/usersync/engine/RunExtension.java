package org.usersync.engine;

import org.usersync.spi.extension.Extension;

/**
 * An extension that takes part in a run.
 *
 * @param name its name in the configuration, for messages
 * @param extension what it adds; the caller closes it after the run is prepared
 */
public record RunExtension(String name, Extension extension) {}
