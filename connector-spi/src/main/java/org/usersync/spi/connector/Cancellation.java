package org.usersync.spi.connector;

import org.osgi.annotation.versioning.ProviderType;

/** Tells whether the run is to end. Safe for use by several threads. */
@ProviderType
public interface Cancellation {
    /** {@return whether the run is to end; once true, it stays so} */
    boolean cancelled();
}
