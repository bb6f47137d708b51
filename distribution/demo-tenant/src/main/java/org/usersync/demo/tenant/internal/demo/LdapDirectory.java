package org.usersync.demo.tenant.internal.demo;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

import org.usersync.demo.tenant.OktaGroup;
import org.usersync.demo.tenant.OktaState;
import org.usersync.demo.tenant.OktaUser;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;

/** The company's people and groups in an LDAP directory in memory, reached by TLS. */
final class LdapDirectory implements DemoDirectory {
    private static final String BASE = "dc=lumenworks,dc=example";
    private static final String PEOPLE = "ou=people," + BASE;
    private static final String GROUPS = "ou=groups," + BASE;
    private static final String READER = "cn=user-sync," + BASE;
    private static final String PASSWORD = "demo-ldap-password";

    private final InMemoryDirectoryServer server;

    private LdapDirectory(InMemoryDirectoryServer server) {
        this.server = server;
    }

    /**
     * Starts a directory on a free port of the loopback interface.
     *
     * @param company its people and groups
     * @param identity the server's certificate
     * @return the directory, to be closed
     */
    static LdapDirectory start(OktaState company, SSLContext identity) {
        try {
            InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
            // memberOf, which other servers keep themselves, is a plain attribute here.
            config.setSchema(null);
            config.addAdditionalBindCredentials(READER, PASSWORD);
            config.setListenerConfigs(InMemoryListenerConfig.createLDAPSConfig(
                    "demo", InetAddress.getLoopbackAddress(), 0, identity.getServerSocketFactory(), null));
            InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
            fill(server, company);
            server.startListening();
            return new LdapDirectory(server);
        } catch (LDAPException failure) {
            throw new IllegalStateException("the demo's LDAP directory cannot start: " + failure.getMessage(), failure);
        }
    }

    private static void fill(InMemoryDirectoryServer server, OktaState company) throws LDAPException {
        server.add(BASE, new Attribute("objectClass", "domain"), new Attribute("dc", "lumenworks"));
        for (String unit : List.of(PEOPLE, GROUPS)) {
            server.add(unit, new Attribute("objectClass", "organizationalUnit"));
        }
        Map<String, List<String>> groupsOf = new HashMap<>();
        for (OktaGroup group : company.groups()) {
            String dn = dn("cn", group.name(), GROUPS);
            group.members().forEach(id -> groupsOf.computeIfAbsent(id, key -> new ArrayList<>())
                    .add(dn));
        }
        Map<String, String> people = new HashMap<>();
        for (OktaUser user : company.users()) {
            people.put(user.id(), add(server, user, groupsOf.getOrDefault(user.id(), List.of())));
        }
        for (OktaGroup group : company.groups()) {
            server.add(entry(
                    dn("cn", group.name(), GROUPS),
                    new Attribute("objectClass", "groupOfNames"),
                    new Attribute("cn", group.name()),
                    new Attribute(
                            "member",
                            group.members().stream()
                                    .filter(people::containsKey)
                                    .map(people::get)
                                    .toList())));
        }
    }

    private static String add(InMemoryDirectoryServer server, OktaUser user, List<String> groups) throws LDAPException {
        String dn = dn("uid", user.text("login"), PEOPLE);
        server.add(entry(
                dn,
                new Attribute("objectClass", "inetOrgPerson"),
                new Attribute("uid", user.text("login")),
                text("mail", user.text("email")),
                text("givenName", user.text("firstName")),
                text("sn", user.text("lastName")),
                text("c", user.text("countryCode")),
                text("departmentNumber", user.text("department")),
                new Attribute("employeeType", user.status().equals("ACTIVE") ? "active" : "left"),
                new Attribute("memberOf", groups)));
        return dn;
    }

    private static Attribute text(String name, String value) {
        return value.isEmpty() ? new Attribute(name, List.of()) : new Attribute(name, value);
    }

    /** An attribute without values is none. */
    private static Entry entry(String dn, Attribute... attributes) {
        Entry entry = new Entry(dn);
        for (Attribute attribute : attributes) {
            if (attribute.size() > 0) {
                entry.addAttribute(attribute);
            }
        }
        return entry;
    }

    private static String dn(String attribute, String value, String parent) throws LDAPException {
        return new DN(new RDN(attribute, value), new DN(parent)).toString();
    }

    @Override
    public String connector() {
        return "ldap";
    }

    @Override
    public String product() {
        return "an LDAP directory";
    }

    @Override
    public String configuration() {
        return """
                host: ldaps://localhost:%d
                base_dn: %s
                username: %s
                password: %s
                require_tls_cert: yes
                all_users_filter: (&(objectClass=inetOrgPerson)(employeeType=active))
                group_filter_format: (&(objectClass=groupOfNames)(cn={group}))
                dynamic_group_member_attribute: memberOf
                """.formatted(server.getListenPort(), BASE, READER, PASSWORD);
    }

    @Override
    public void close() {
        server.shutDown(true);
    }
}
