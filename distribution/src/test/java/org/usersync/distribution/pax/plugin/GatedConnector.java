package org.usersync.distribution.pax.plugin;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.DirectoryConnector;
import org.usersync.spi.connector.ReadRequest;
import org.usersync.spi.connector.UserSink;
import org.usersync.spi.model.DirectoryUser;
import org.usersync.spi.model.IdentityType;

/** Delivers one user, waits, needs a class of its bundle that was not loaded yet, and delivers another user. */
final class GatedConnector implements DirectoryConnector {
    private final String version;

    GatedConnector(String version) {
        this.version = version;
    }

    @Override
    public void read(ReadRequest request, UserSink sink) {
        sink.accept(user("one"));
        // The test is in another bundle; these are of the JDK, where both find them.
        Semaphore inside = (Semaphore) System.getProperties().get("usersync.test.inside");
        Semaphore goOn = (Semaphore) System.getProperties().get("usersync.test.go");
        inside.release();
        try {
            if (!goOn.tryAcquire(2, TimeUnit.MINUTES)) {
                throw new ConnectorException(ConnectorException.Kind.UNAVAILABLE, "the test has forgotten this read");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ConnectorException(ConnectorException.Kind.CANCELLED, "interrupted", interrupted);
        }
        sink.accept(user(new LateClass().name()));
    }

    private DirectoryUser user(String name) {
        String email = name + "-" + version + "@acme.example";
        return DirectoryUser.builder(name)
                .email(email)
                .username(email)
                .firstName(name)
                .lastName(version)
                .identityType(IdentityType.FEDERATED_ID)
                .country("DE")
                .build();
    }

    @Override
    public void close() {
        // holds nothing
    }
}
