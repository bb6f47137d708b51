package org.usersync.connector.ldap.internal;

import com.unboundid.ldap.sdk.LDAPConnection;

/**
 * An open, signed-in connection.
 *
 * @param host the server it leads to
 * @param connection the connection
 */
record LdapSession(LdapHost host, LDAPConnection connection) implements AutoCloseable {
    @Override
    public void close() {
        connection.close();
    }
}
