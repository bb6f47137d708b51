package org.usersync.cli.internal;

import java.time.Clock;

import org.usersync.spi.connector.Cancellation;
import org.usersync.spi.extension.ExtensionContext;

/**
 * What a run gives an extension.
 *
 * @param instanceName the extension's name
 * @param clock of the run
 * @param cancellation of the run
 */
record HostExtensionContext(String instanceName, Clock clock, Cancellation cancellation) implements ExtensionContext {}
