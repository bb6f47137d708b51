package org.usersync.connector.ldap.internal;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.ConnectorException.Kind;

import com.unboundid.ldap.sdk.LDAPConnection;

/** The connections of one read, so that all of them can be ended from outside: closing is what ends a wait at once. */
final class OpenConnections {
    private final Set<LDAPConnection> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean ended;

    /**
     * Remembers a connection from the moment it leads anywhere.
     *
     * @throws ConnectorException if the read is over; the connection is closed then
     */
    void add(LDAPConnection connection) {
        synchronized (this) {
            if (!ended) {
                open.add(connection);
                return;
            }
        }
        connection.close();
        throw new ConnectorException(Kind.CANCELLED, "the read is over");
    }

    /** Closes a connection whose use has ended. */
    void close(LDAPConnection connection) {
        synchronized (this) {
            open.remove(connection);
        }
        connection.close();
    }

    /** Closes all connections, and those that are still to come. */
    void closeAll() {
        Set<LDAPConnection> all = Collections.newSetFromMap(new IdentityHashMap<>());
        synchronized (this) {
            ended = true;
            all.addAll(open);
            open.clear();
        }
        all.forEach(LDAPConnection::close);
    }
}
