package org.usersync.distribution.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.usersync.demo.tenant.AdobeGroup;
import org.usersync.demo.tenant.AdobeOptions;
import org.usersync.demo.tenant.AdobeState;
import org.usersync.demo.tenant.AdobeUser;
import org.usersync.demo.tenant.DemoTenant;
import org.usersync.demo.tenant.Fault;
import org.usersync.demo.tenant.OktaGroup;
import org.usersync.demo.tenant.OktaOptions;
import org.usersync.demo.tenant.OktaState;
import org.usersync.demo.tenant.OktaUser;
import org.usersync.demo.tenant.Service;
import org.usersync.demo.tenant.TenantOptions;
import org.usersync.demo.tenant.TenantState;

/**
 * The services of all scenarios, each one running from the first scenario to the last: Okta, three Adobe organisations
 * and an LDAP server. {@link #reset} gives them what a scenario has.
 */
final class Company implements AutoCloseable {
    static final String DOMAIN = "acme.example";
    /** Signs in at the primary by {@code ${private_key}}. */
    private static final String TECHNICAL_ACCOUNT = "sync@techacct.adobe.com";

    private static final Map<String, String> CLAIMED =
            Map.of(DOMAIN, "federatedID", "new.example", "federatedID", "ent.example", "enterpriseID");

    private final Map<String, DemoTenant> tenants = new LinkedHashMap<>();
    private final LdapServer ldap = new LdapServer();
    private final String privateKey;
    private final Path authorities;

    /** @param folder takes the certificates to trust */
    Company(Path folder) throws IOException {
        StringBuilder pem = new StringBuilder();
        TenantState nothing = new TenantState(
                new OktaState(ConfigurationFiles.TOKEN, null, List.of(), List.of()),
                organisation("nobody", List.of(), List.of()));
        // Pages of two, so that even few people need several.
        TenantOptions options = TenantOptions.defaults()
                .okta(OktaOptions.defaults().pages(2, 2))
                .adobe(AdobeOptions.defaults().pages(2, 2));
        for (String target : ScenarioReader.TARGETS) {
            DemoTenant tenant = DemoTenant.start(nothing, options);
            tenants.put(target, tenant);
            pem.append(tenant.authorityPem()).append('\n');
        }
        authorities = Files.writeString(folder.resolve("authorities.pem"), pem);
        KeyPair pair = keyPair();
        privateKey = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        tenants.get("primary").addTechnicalAccount(TECHNICAL_ACCOUNT, pair.getPublic());
    }

    private static KeyPair keyPair() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Path authorities() {
        return authorities;
    }

    DemoTenant tenant(String target) {
        return tenants.get(target);
    }

    /** Gives the services what a scenario says, and the journal a new page. */
    void reset(Scenario.World world) {
        DemoTenant first = tenants.get("primary");
        first.okta(okta(world));
        ldap.reset(world.ldif());
        tenants.forEach((target, tenant) -> {
            List<AdobeUser> users = new ArrayList<>();
            world.adobe().getOrDefault(target, Map.of()).forEach((name, value) -> users.add(adobeUser(name, value)));
            tenant.adobe(
                    organisation(target, users, groups(world.adobeGroups().getOrDefault(target, List.of()), users)));
            tenant.journal().clear();
            tenant.faults();
        });
        Map<String, List<Fault>> faults = new LinkedHashMap<>();
        for (Object fault : world.faults()) {
            Fields fields = new Fields("faults", fault);
            faults.computeIfAbsent(fields.text("target", "primary"), target -> new ArrayList<>())
                    .add(fault(fields));
        }
        faults.forEach((target, rules) -> tenants.get(target).faults(rules.toArray(Fault[]::new)));
    }

    /** Puts hosts in place of {@code ${okta}}, {@code ${umapi}}, {@code ${second.umapi}}, {@code ${ldap}} … */
    String resolved(String text) {
        String resolved = text.contains("${ldap}") ? text.replace("${ldap}", ldap.url()) : text;
        resolved = resolved.replace("${private_key}", privateKey);
        for (Map.Entry<String, DemoTenant> entry : tenants.entrySet()) {
            String prefix = entry.getKey().equals("primary") ? "" : entry.getKey() + ".";
            for (Service service : Service.values()) {
                resolved = resolved.replace(
                        "${" + prefix + service.name().toLowerCase(java.util.Locale.ROOT) + "}",
                        entry.getValue().host(service));
            }
        }
        return resolved;
    }

    static String email(String name) {
        return name.contains("@") ? name : name + "@" + DOMAIN;
    }

    private static OktaState okta(Scenario.World world) {
        List<OktaUser> users = new ArrayList<>();
        Map<String, List<String>> members = new LinkedHashMap<>();
        world.okta().forEach((name, value) -> {
            Map<String, Object> given = value instanceof Map<?, ?> ? Fields.map(name, value) : Map.of();
            Map<String, Object> profile = new LinkedHashMap<>();
            profile.put("login", email(name));
            profile.put("email", email(name));
            profile.put("firstName", "Ann");
            profile.put("lastName", "Doe");
            profile.put("countryCode", "DE");
            given.forEach((key, attribute) -> {
                if (!Set.of("id", "status", "groups").contains(key)) {
                    profile.put(key, attribute);
                }
            });
            String id = String.valueOf(given.getOrDefault("id", "00u-" + name));
            users.add(new OktaUser(id, (String) given.get("status"), profile));
            for (String group : Fields.texts(value instanceof Map<?, ?> ? given.get("groups") : value)) {
                members.computeIfAbsent(group, key -> new ArrayList<>()).add(id);
            }
        });
        List<OktaGroup> groups = new ArrayList<>();
        members.forEach((name, ids) -> groups.add(new OktaGroup("00g-" + groups.size(), name, ids)));
        for (Object group : world.oktaGroups()) {
            if (group instanceof Map<?, ?>) {
                Fields fields = new Fields("okta_groups", group);
                groups.add(new OktaGroup(
                        fields.text("id", "00g-" + groups.size()),
                        fields.text("name", ""),
                        null,
                        null,
                        fields.texts("members").stream()
                                .map(name -> "00u-" + name)
                                .toList()));
            } else {
                groups.add(new OktaGroup("00g-" + groups.size(), group.toString(), List.of()));
            }
        }
        return new OktaState(ConfigurationFiles.TOKEN, "00powerless", users, groups);
    }

    private static AdobeState organisation(String target, List<AdobeUser> users, List<AdobeGroup> groups) {
        return new AdobeState(
                ConfigurationFiles.orgId(target),
                "client",
                ConfigurationFiles.CLIENT_SECRET,
                CLAIMED,
                1,
                users,
                groups);
    }

    private static AdobeUser adobeUser(String name, Object value) {
        Fields fields = new Fields("adobe, " + name, value instanceof Map<?, ?> ? value : Map.of());
        AdobeUser user = new AdobeUser(
                null,
                fields.text("type", "federatedID"),
                null,
                email(fields.text("email", name)),
                fields.text("username", null),
                fields.text("domain", null),
                fields.text("firstname", "Ann"),
                fields.text("lastname", "Doe"),
                fields.text("country", "DE"),
                value instanceof Map<?, ?> ? fields.texts("groups") : Fields.texts(value));
        fields.end();
        return user;
    }

    private static List<AdobeGroup> groups(List<Object> given, List<AdobeUser> users) {
        Map<String, AdobeGroup> groups = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Object group : given) {
            if (group instanceof Map<?, ?>) {
                Fields fields = new Fields("groups", group);
                AdobeGroup made = new AdobeGroup(
                        fields.text("name", ""),
                        fields.text("type", null),
                        null,
                        Boolean.parseBoolean(fields.text("readOnly", "false")));
                fields.end();
                groups.put(made.name(), made);
            } else {
                groups.put(group.toString(), new AdobeGroup(group.toString()));
            }
        }
        Set<String> inUse = new LinkedHashSet<>();
        users.forEach(user -> inUse.addAll(user.groups()));
        inUse.forEach(name -> groups.putIfAbsent(name, new AdobeGroup(name)));
        return List.copyOf(groups.values());
    }

    private static Fault fault(Fields fields) {
        fields.get("target");
        Service service = Service.valueOf(fields.text("service", "UMAPI"));
        Map<String, String> headers = new LinkedHashMap<>();
        fields.map("headers").forEach((name, value) -> headers.put(name, String.valueOf(value)));
        Fault fault = new Fault(
                service,
                fields.text("path", null),
                Fault.Kind.valueOf(fields.text("kind", "STATUS")),
                Integer.parseInt(fields.text("nth", "1")),
                1,
                Integer.parseInt(fields.text("count", "1")),
                Integer.parseInt(fields.text("status", "0")),
                fields.text("body", null),
                headers,
                Long.parseLong(fields.text("millis", "0")));
        fields.end();
        return fault;
    }

    @Override
    public void close() {
        tenants.values().forEach(DemoTenant::close);
        ldap.close();
    }
}
