package org.usersync.distribution.scenario;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;

/** An LDAP server in memory, started when the first scenario wants it. Its entries are those of the scenario. */
final class LdapServer implements AutoCloseable {
    private InMemoryDirectoryServer server;

    String url() {
        return "ldap://localhost:" + started().getListenPort();
    }

    /** @param ldif the entries; empty for none */
    void reset(String ldif) {
        if (ldif.isEmpty()) {
            return;
        }
        started().clear();
        try (LDIFReader reader = new LDIFReader(new java.io.BufferedReader(new java.io.StringReader(ldif)))) {
            for (var entry = reader.readEntry(); entry != null; entry = reader.readEntry()) {
                started().add(entry);
            }
        } catch (LDAPException | LDIFException | java.io.IOException wrong) {
            throw new IllegalArgumentException("the entries of the LDAP directory: " + wrong.getMessage(), wrong);
        }
    }

    private InMemoryDirectoryServer started() {
        try {
            if (server == null) {
                InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=acme,dc=example");
                config.addAdditionalBindCredentials("cn=reader", "marker-of-the-ldap-password");
                config.setSchema(null);
                server = new InMemoryDirectoryServer(config);
                server.startListening();
            }
            return server;
        } catch (LDAPException impossible) {
            throw new IllegalStateException("the LDAP server does not start", impossible);
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.shutDown(true);
        }
    }
}
