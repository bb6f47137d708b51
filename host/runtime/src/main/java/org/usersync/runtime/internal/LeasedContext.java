package org.usersync.runtime.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;

import org.usersync.spi.connector.Cancellation;
import org.usersync.spi.connector.ConnectorContext;
import org.usersync.spi.http.HttpPolicy;
import org.usersync.spi.http.HttpTransport;
import org.usersync.spi.model.IdentityType;

/** What a run gives its connector, which is to end also when its bundle does not wait any longer. */
record LeasedContext(ConnectorContext run, BooleanSupplier withdrawn) implements ConnectorContext {
    @Override
    public String instanceName() {
        return run.instanceName();
    }

    @Override
    public Optional<Path> inputFile() {
        return run.inputFile();
    }

    @Override
    public Clock clock() {
        return run.clock();
    }

    @Override
    public Cancellation cancellation() {
        Cancellation ofRun = run.cancellation();
        return () -> withdrawn.getAsBoolean() || ofRun.cancelled();
    }

    @Override
    public IdentityType defaultIdentityType() {
        return run.defaultIdentityType();
    }

    @Override
    public HttpTransport http(HttpPolicy policy) {
        return run.http(policy);
    }

    @Override
    public SSLContext tls() {
        return run.tls();
    }
}
