package org.usersync.cli.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

import org.usersync.spi.connector.Cancellation;
import org.usersync.spi.connector.ConnectorContext;
import org.usersync.spi.http.HttpPolicy;
import org.usersync.spi.http.HttpTransport;
import org.usersync.spi.model.IdentityType;

/**
 * What a run gives its connector.
 *
 * @param instanceName the connector's name
 * @param inputFile the file of {@code --connector csv FILE}
 * @param clock of the run
 * @param cancellation of the run
 * @param defaultIdentityType by the root file
 * @param transports opens transports
 * @param trust makes TLS for other protocols
 */
record HostConnectorContext(
        String instanceName,
        Optional<Path> inputFile,
        Clock clock,
        Cancellation cancellation,
        IdentityType defaultIdentityType,
        Function<HttpPolicy, HttpTransport> transports,
        Supplier<SSLContext> trust)
        implements ConnectorContext {
    @Override
    public HttpTransport http(HttpPolicy policy) {
        return transports.apply(policy);
    }

    @Override
    public SSLContext tls() {
        return trust.get();
    }
}
