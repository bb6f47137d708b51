package org.usersync.connector.ldap.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocketFactory;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.InMemorySASLBindHandler;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchEntry;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchResult;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPResult;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.ReadOnlySearchRequest;
import com.unboundid.ldap.sdk.ResultCode;

/** An LDAP server in memory, with hooks to make it misbehave. */
final class MemoryDirectory implements AutoCloseable {
    static final String BASE = "dc=example,dc=com";
    static final String READER = "cn=reader,dc=example,dc=com";
    private static final String SCHEMA = "cn=schema,dc=example,dc=com";
    static final String PASSWORD = "k1t-m4rker-s3cret";

    private final InMemoryDirectoryServer server;
    private final List<ReadOnlySearchRequest> searches = Collections.synchronizedList(new ArrayList<>());
    private final List<String> binds = Collections.synchronizedList(new ArrayList<>());
    private volatile SearchHook searchHook = request -> {};
    private volatile EntryHook entryHook = (request, entry) -> entry;
    private volatile ResultHook resultHook = (request, result) -> result;
    private final boolean encrypted;
    private volatile boolean refusing;
    private volatile boolean publishingSchema;

    MemoryDirectory(InMemorySASLBindHandler... mechanisms) {
        this(plain(), mechanisms);
    }

    /** A directory that is reached by TLS alone. */
    static MemoryDirectory encrypted(SSLContext identity, InMemorySASLBindHandler... mechanisms) {
        try {
            return new MemoryDirectory(
                    InMemoryListenerConfig.createLDAPSConfig("tls", identity.getServerSocketFactory()), mechanisms);
        } catch (LDAPException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static InMemoryListenerConfig plain() {
        try {
            return InMemoryListenerConfig.createLDAPConfig("plain", 0);
        } catch (LDAPException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private MemoryDirectory(InMemoryListenerConfig listener, InMemorySASLBindHandler... mechanisms) {
        try {
            InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
            // Nothing is enforced: tests write what directories of any kind hold.
            config.setSchema(null);
            config.addAdditionalBindCredentials(READER, PASSWORD);
            config.setListenerConfigs(listener);
            for (InMemorySASLBindHandler mechanism : mechanisms) {
                config.addSASLBindHandler(mechanism);
            }
            config.addInMemoryOperationInterceptor(new Hooks());
            server = new InMemoryDirectoryServer(config);
            server.add(BASE, new Attribute("objectClass", "domain"), new Attribute("dc", "example"));
            server.startListening();
            encrypted = listener.getServerSocketFactory() instanceof SSLServerSocketFactory;
        } catch (LDAPException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** May refuse a search before it begins. */
    @FunctionalInterface
    interface SearchHook {
        void before(ReadOnlySearchRequest request) throws LDAPException;
    }

    /** May change what is given of an entry. */
    @FunctionalInterface
    interface EntryHook {
        Entry give(ReadOnlySearchRequest request, Entry entry) throws LDAPException;
    }

    /** May change how a search ends. */
    @FunctionalInterface
    interface ResultHook {
        LDAPResult end(ReadOnlySearchRequest request, LDAPResult result) throws LDAPException;
    }

    void beforeSearch(SearchHook hook) {
        searchHook = hook;
    }

    void givingEntries(EntryHook hook) {
        entryHook = hook;
    }

    void endingSearches(ResultHook hook) {
        resultHook = hook;
    }

    void refuseCredentials() {
        refusing = true;
    }

    /** Lets clients read a schema with these attribute types, as RFC 4512 writes them. */
    void publishSchema(String... attributeTypes) {
        add(
                SCHEMA,
                new Attribute("objectClass", "subschema"),
                new Attribute("cn", "schema"),
                new Attribute("attributeTypes", attributeTypes));
        publishingSchema = true;
    }

    String url() {
        return (encrypted ? "ldaps://127.0.0.1:" : "ldap://127.0.0.1:") + server.getListenPort();
    }

    /** {@return all searches so far} */
    List<ReadOnlySearchRequest> searches() {
        return List.copyOf(searches);
    }

    /** {@return who tried to sign in} */
    List<String> binds() {
        return List.copyOf(binds);
    }

    void dropConnections() {
        server.closeAllConnections(false);
    }

    /** {@return the DN of an entry of that name below the base} */
    static String dn(String name) {
        return new DN(new RDN("cn", name), new RDN("dc", "example"), new RDN("dc", "com")).toString();
    }

    /** Adds a person whose mail is the name at example.com, in groups by DN. */
    String person(String name, String... groupDns) {
        return add(
                dn(name),
                new Attribute("objectClass", "inetOrgPerson"),
                new Attribute("cn", name),
                new Attribute("sn", "Last " + name),
                new Attribute("givenName", "First " + name),
                new Attribute("c", "de"),
                new Attribute("mail", name + "@example.com"),
                new Attribute("memberOf", groupDns));
    }

    /** Adds a group that lists members by DN. */
    String group(String name, String... memberDns) {
        return add(
                dn(name),
                new Attribute("objectClass", "groupOfNames"),
                new Attribute("cn", name),
                new Attribute("member", memberDns));
    }

    String add(String dn, Attribute... attributes) {
        try {
            server.add(new Entry(
                    dn,
                    Arrays.stream(attributes)
                            .filter(attribute -> attribute.size() > 0)
                            .toList()));
            return dn;
        } catch (LDAPException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** {@return the whole entry} */
    Entry entry(String dn) {
        try {
            return server.getEntry(dn);
        } catch (LDAPException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        server.shutDown(true);
    }

    /** Leads the server's operations through the hooks. */
    private final class Hooks extends InMemoryOperationInterceptor {
        @Override
        public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest request) throws LDAPException {
            binds.add(request.getRequest().getBindDN());
            if (refusing) {
                throw new LDAPException(
                        ResultCode.INVALID_CREDENTIALS,
                        "no such secret here: "
                                + request.getRequest().getPassword().stringValue());
            }
        }

        @Override
        public void processSearchRequest(InMemoryInterceptedSearchRequest request) throws LDAPException {
            searches.add(request.getRequest());
            searchHook.before(request.getRequest());
        }

        @Override
        public void processSearchEntry(InMemoryInterceptedSearchEntry entry) {
            try {
                if (publishingSchema && entry.getSearchEntry().getDN().isEmpty()) {
                    entry.setSearchEntry(new Entry("", new Attribute("subschemaSubentry", SCHEMA)));
                    return;
                }
                entry.setSearchEntry(entryHook.give(entry.getRequest(), entry.getSearchEntry()));
            } catch (LDAPException failure) {
                throw new IllegalStateException(failure);
            }
        }

        @Override
        public void processSearchResult(InMemoryInterceptedSearchResult result) {
            try {
                result.setResult(resultHook.end(result.getRequest(), result.getResult()));
            } catch (LDAPException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }
}
