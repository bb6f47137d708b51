package org.usersync.spi.connector;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import javax.net.ssl.SSLContext;

import org.osgi.annotation.versioning.ProviderType;
import org.usersync.spi.http.HttpPolicy;
import org.usersync.spi.http.HttpTransport;
import org.usersync.spi.model.IdentityType;

/** What the host gives a connector. Valid until the connector is closed. Safe for use by several threads. */
@ProviderType
public interface ConnectorContext {
    /** {@return the name under which the configuration knows this connector} */
    String instanceName();

    /**
     * The file that the command line names after the connector, for connectors that read one ({@code csv FILE}).
     *
     * @return an absolute path, or empty for all other connectors
     */
    default Optional<Path> inputFile() {
        return Optional.empty();
    }

    /** {@return the clock of the run} */
    Clock clock();

    /** {@return tells whether the run is to end; a connector looks at it between two requests} */
    Cancellation cancellation();

    /** {@return the identity type of new users by the root configuration file} */
    IdentityType defaultIdentityType();

    /**
     * Opens a transport to a web service. Does not touch the network, so that it may be called by
     * {@link DirectoryConnectorFactory#create}.
     *
     * @param policy what is known of the service
     * @return the transport; the connector closes it
     */
    HttpTransport http(HttpPolicy policy);

    /** {@return TLS with the certificates that the configuration trusts, for protocols other than HTTP} */
    SSLContext tls();
}
