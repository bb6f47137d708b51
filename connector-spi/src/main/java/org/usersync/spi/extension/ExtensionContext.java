package org.usersync.spi.extension;

import java.time.Clock;

import org.osgi.annotation.versioning.ProviderType;
import org.usersync.spi.connector.Cancellation;

/**
 * What the host gives an extension. Valid until the extension is closed. Safe for use by several threads.
 *
 * <p>For log lines use slf4j; the logger {@code processor} is the one that the log shows for the work on users.
 */
@ProviderType
public interface ExtensionContext {
    /** {@return the name under which the configuration knows this extension} */
    String instanceName();

    /** {@return the clock of the run} */
    Clock clock();

    /** {@return tells whether the run is to end; a call that takes long looks at it} */
    Cancellation cancellation();
}
