package org.usersync.connector.ldap.internal;

import com.unboundid.ldap.sdk.LDAPConnection;

/**
 * An open, signed-in connection.
 *
 * @param host the server it leads to
 * @param connection the connection
 * @param all the connections of the read, which this one is among
 */
record LdapSession(LdapHost host, LDAPConnection connection, OpenConnections all) implements AutoCloseable {
    @Override
    public void close() {
        all.close(connection);
    }
}
