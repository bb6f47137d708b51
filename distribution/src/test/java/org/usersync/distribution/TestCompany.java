package org.usersync.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.usersync.demo.tenant.AdobeGroup;
import org.usersync.demo.tenant.AdobeOptions;
import org.usersync.demo.tenant.AdobeState;
import org.usersync.demo.tenant.AdobeUser;
import org.usersync.demo.tenant.DemoTenant;
import org.usersync.demo.tenant.OktaGroup;
import org.usersync.demo.tenant.OktaOptions;
import org.usersync.demo.tenant.OktaState;
import org.usersync.demo.tenant.OktaUser;
import org.usersync.demo.tenant.Service;
import org.usersync.demo.tenant.TenantOptions;
import org.usersync.demo.tenant.TenantState;

/**
 * A small company, its simulated services, and a folder with its configuration. Three people are in Okta: Ana and Bo in
 * Design, Bo and Cy in Print. Adobe has Bo with an old surname, Dee whom the directory does not know, and the
 * administrator, who is excluded.
 */
final class TestCompany implements AutoCloseable {
    static final String TOKEN = "00marker-of-the-okta-token";
    static final String CLIENT_ID = "marker-of-the-client-id";
    static final String CLIENT_SECRET = "p8e-marker-of-the-client-secret";
    static final String DOMAIN = "acme.example";

    private final DemoTenant tenant;
    private final Path folder;
    private final Map<String, String> files = new HashMap<>();

    TestCompany(Path folder) throws IOException {
        this(folder, "AB12CD@AdobeOrg");
    }

    TestCompany(Path folder, String orgId) throws IOException {
        this.folder = Files.createDirectories(folder);
        // Pages of two, so that even these few people need several.
        this.tenant = DemoTenant.start(
                state(orgId),
                TenantOptions.defaults()
                        .okta(OktaOptions.defaults().pages(2, 2))
                        .adobe(AdobeOptions.defaults().pages(2, 2)));
        tenant.writeAuthority(folder.resolve("ca.pem"));
        root("mapping", "");
        files.put("connector-okta.yml", okta(tenant.host(Service.OKTA), TOKEN));
        files.put("connector-umapi.yml", umapi(tenant.host(Service.UMAPI), tenant.host(Service.IMS), orgId));
    }

    private static TenantState state(String orgId) {
        List<OktaUser> people = new ArrayList<>();
        people.add(person("00u1", "ana", "Ana", "Ruiz"));
        people.add(person("00u2", "bo", "Bo", "Li"));
        people.add(person("00u3", "cy", "Cyril", "Zoë"));
        people.add(person("00u4", "gone", "Gone", "Away").withStatus("DEPROVISIONED"));
        OktaState okta = new OktaState(
                TOKEN,
                null,
                people,
                List.of(
                        new OktaGroup("00g1", "Design & Co", List.of("00u1", "00u2", "00u4")),
                        new OktaGroup("00g2", "Print #1", List.of("00u2", "00u3"))));
        AdobeState adobe = new AdobeState(
                orgId,
                CLIENT_ID,
                CLIENT_SECRET,
                Map.of(DOMAIN, "federatedID"),
                1,
                List.of(
                        user("bo", "Bo", "Old", "Design", "Unmapped"),
                        user("dee", "Dee", "Left", "Print", "Unmapped"),
                        user("admin", "Ada", "Min", "Design")),
                List.of(new AdobeGroup("Design"), new AdobeGroup("Print"), new AdobeGroup("Unmapped")));
        return new TenantState(okta, adobe);
    }

    static OktaUser person(String id, String name, String first, String last) {
        Map<String, Object> profile = new LinkedHashMap<>();
        profile.put("login", email(name));
        profile.put("email", email(name));
        profile.put("firstName", first);
        profile.put("lastName", last);
        profile.put("countryCode", "de");
        return new OktaUser(id, "ACTIVE", new LinkedHashMap<>(profile));
    }

    static AdobeUser user(String name, String first, String last, String... groups) {
        return new AdobeUser("federatedID", email(name), first, last, "DE", List.of(groups));
    }

    static String email(String name) {
        return name + "@" + DOMAIN;
    }

    DemoTenant tenant() {
        return tenant;
    }

    Path folder() {
        return folder;
    }

    /** Replaces the root file: the usual one with something at the end. */
    TestCompany root(String name, String end) {
        files.put("user-sync-config.yml", """
                adobe_users:
                  connectors:
                    umapi: connector-umapi.yml
                  exclude_users:
                    - admin@.*
                directory_users:
                  user_identity_type: federatedID
                  connectors:
                    okta: connector-okta.yml
                  groups:
                    - {directory_group: "Design & Co", adobe_groups: [Design]}
                    - {directory_group: "Print #1", adobe_groups: [Print]}
                limits:
                  max_adobe_only_users: 10
                # %s
                %s
                """.formatted(name, end));
        return this;
    }

    /** Replaces a text of the root file. */
    TestCompany edit(String text, String other) {
        files.compute("user-sync-config.yml", (name, content) -> {
            if (content == null || !content.contains(text)) {
                throw new AssertionError("the root file has no " + text);
            }
            return content.replace(text, other);
        });
        return this;
    }

    TestCompany file(String name, String content) {
        files.put(name, content);
        return this;
    }

    static String okta(String host, String token) {
        return "host: " + host + "\napi_token: " + token + "\n";
    }

    static String umapi(String host, String authHost, String orgId) {
        return """
                authentication_method: oauth
                server: {host: "%s", auth_host: "%s", calls_per_minute: {users: 0, groups: 0, actions: 0}}
                enterprise:
                  org_id: %s
                  client_id: %s
                  client_secret: %s
                """.formatted(host, authHost, orgId, CLIENT_ID, CLIENT_SECRET);
    }

    /** The program in this company's folder, trusting its services. */
    InstalledProgram program(Path scratch) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.writeString(path, file.getValue());
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        }
        return new InstalledProgram(scratch)
                .workingDirectory(folder)
                .set("SSL_CERT_FILE", folder.resolve("ca.pem").toString());
    }

    /** How many requests asked Adobe to change something. */
    int actionRequests() {
        return tenant.journal().actions().size();
    }

    AdobeUser adobe(String name) {
        return tenant.adobe().user(email(name)).orElseThrow(() -> new AssertionError(name + " is not at Adobe"));
    }

    @Override
    public void close() {
        tenant.close();
    }
}
