package org.usersync.spi.connector;

import java.util.Set;

import org.osgi.annotation.versioning.ConsumerType;
import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.config.ConfigValues;

/**
 * The service of a connector bundle, one for every kind of directory. Stateless, cheap, safe for use by several
 * threads; it holds no connection.
 *
 * <p>Services of this type are for the host alone; no other bundle calls them.
 */
@ConsumerType
public interface DirectoryConnectorFactory {
    /**
     * The service property with the connector's name, the value of {@code --connector}: lower-case letters, digits,
     * {@code -} and {@code _}, beginning with a letter. Where two services share a name, the one of the higher service
     * ranking is used.
     */
    String NAME = "usersync.connector.name";

    /** {@return what the connectors made here can do; the same at every call, must not block} */
    Set<Capability> capabilities();

    /** {@return the options of the connector's configuration file; the same at every call, must not block} */
    ConfigSchema configSchema();

    /**
     * Makes a connector. The host calls it once for a run, on the run's thread. Must not touch the network and should
     * not block.
     *
     * @param config the connector's options, already checked against the schema
     * @param context what the host gives, valid until the connector is closed
     * @return the connector; the host closes it
     * @throws ConnectorException of kind {@code CONFIG} if options do not fit together
     */
    DirectoryConnector create(ConfigValues config, ConnectorContext context);
}
