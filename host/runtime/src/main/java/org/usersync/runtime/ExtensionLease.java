package org.usersync.runtime;

import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.extension.Extension;
import org.usersync.spi.extension.ExtensionContext;

/**
 * An extension borrowed for one run. Whatever goes wrong inside its bundle comes out as a {@link PluginException} that
 * names the bundle, the extension and the user it was called for.
 */
public interface ExtensionLease extends AutoCloseable {
    /** {@return the extension's name} */
    String name();

    /** {@return its options} */
    ConfigSchema configSchema();

    /**
     * Makes the extension.
     *
     * @param config its options, checked
     * @param context what the host gives it
     * @return the extension, every call into it and into its parts guarded; to be closed before the lease
     */
    Extension create(ConfigValues config, ExtensionContext context);

    /**
     * Whether its bundle does not wait any longer for this lease. Calls into the extension then end with a
     * {@link PluginException}.
     *
     * @return true from then on
     */
    boolean withdrawn();

    /** Gives the extension back; its bundle may then go. A second call does nothing. */
    @Override
    void close();
}
