package org.usersync.distribution.scenario;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;

/** An LDAP server in memory, started when a test first wants it. Its entries are those of the test. */
public final class LdapServer implements AutoCloseable {
    public static final String USER = "cn=reader";
    public static final String PASSWORD = "marker-of-the-ldap-password";

    private final Sign sign = new Sign();
    private InMemoryDirectoryServer server;

    /** Refuses a sign-in, if it is told to, with the password in its answer. */
    private static final class Sign extends InMemoryOperationInterceptor {
        private volatile boolean refusing;

        @Override
        public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest request) throws LDAPException {
            if (refusing) {
                throw new LDAPException(
                        ResultCode.INVALID_CREDENTIALS,
                        "seen: " + request.getRequest().getPassword().stringValue());
            }
        }
    }

    public String url() {
        return "ldap://localhost:" + started().getListenPort();
    }

    /** @param ldif the entries; empty for none */
    public void reset(String ldif) {
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

    /** Refuses every sign-in from now on and repeats the password in its answer. */
    public void echoPasswords() {
        sign.refusing = true;
    }

    private InMemoryDirectoryServer started() {
        try {
            if (server == null) {
                InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=acme,dc=example");
                config.addAdditionalBindCredentials(USER, PASSWORD);
                config.addInMemoryOperationInterceptor(sign);
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
