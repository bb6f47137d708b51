package org.usersync.config;

import org.usersync.spi.config.ConfigValues;

/**
 * An extension that takes part in a run.
 *
 * @param name its name
 * @param values its options, checked against its schema
 */
public record ExtensionSettings(String name, ConfigValues values) {}
