package org.usersync.runtime;

import java.util.Set;

import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.connector.Capability;
import org.usersync.spi.connector.ConnectorContext;
import org.usersync.spi.connector.DirectoryConnector;

/**
 * A connector borrowed for one run. Whatever goes wrong inside its bundle comes out as a {@link PluginException} that
 * names the bundle, or as one of the exceptions of the SPI.
 */
public interface ConnectorLease extends AutoCloseable {
    /** {@return the connector's name} */
    String name();

    /** {@return what the connector can do} */
    Set<Capability> capabilities();

    /** {@return the options of its configuration file} */
    ConfigSchema configSchema();

    /**
     * Makes the connector.
     *
     * @param config its options, checked
     * @param context what the host gives it
     * @return the connector, every call into it guarded; to be closed before the lease
     */
    DirectoryConnector create(ConfigValues config, ConnectorContext context);

    /**
     * Whether its bundle does not wait any longer for this lease. Calls into the connector then end with a
     * {@link PluginException}; whoever waits for something on its behalf should stop.
     *
     * @return true from then on
     */
    boolean withdrawn();

    /** Gives the connector back; its bundle may then go. A second call does nothing. */
    @Override
    void close();
}
