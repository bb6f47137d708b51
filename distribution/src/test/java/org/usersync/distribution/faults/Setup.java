package org.usersync.distribution.faults;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.usersync.demo.tenant.DemoTenant;
import org.usersync.demo.tenant.Service;
import org.usersync.distribution.ServiceAppKey;

/** A way in which the program is run: its words, its configuration, and what the services have. */
enum Setup {
    /** Reads everything on both sides, with a secondary, and may delete. */
    DELETE(
            "--connector okta --users mapped --process-groups --update-user-info --adobe-only-user-action delete",
            true,
            ""),
    /** People of some groups; Adobe-only users leave the organisation. */
    REMOVE(
            "--connector okta --users group Designers,Printers --process-groups --adobe-only-user-action remove",
            false,
            ""),
    /** Adobe's users are read group by group. */
    BY_GROUPS(
            "--connector okta --users mapped --adobe-users mapped --process-groups"
                    + " --adobe-only-user-action remove-adobe-groups",
            false,
            ""),
    /** Adobe-only users lose mapped groups; nobody without groups is created. */
    PRESERVE("--connector okta --users mapped --process-groups --exclude-unmapped-users", true, ""),
    /** Adobe-only users are left alone. */
    EXCLUDE("--connector okta --users mapped --process-groups --adobe-only-user-action exclude", false, ""),
    /** Adobe is not read. */
    PUSH("--connector okta --users mapped --process-groups --update-user-info --strategy push", true, ""),
    /** Memberships are sent from the groups' side. */
    BATCHED("--connector okta --users mapped --process-groups --adobe-only-user-action delete", false, ""),
    /** Further groups of people are looked for. */
    ADDITIONAL(
            "--connector okta --users mapped --process-groups --adobe-only-user-action delete",
            false,
            "  additional_groups: [{source: 'Team-(.*)', target: 'T \\1'}]\n"),
    /** Another organisation is the directory. */
    CONSOLE(
            "--connector adobe_console --users mapped --process-groups --update-user-info"
                    + " --adobe-only-user-action delete",
            false,
            ""),
    /** The same, of everybody. */
    CONSOLE_ALL("--connector adobe_console --users all --process-groups --adobe-only-user-action delete", false, ""),
    /** Somebody gets another e-mail. */
    RENAME("--connector okta --users mapped --process-groups --update-user-info", false, ""),
    /** A service app signs in at Okta. */
    OAUTH("--connector okta --users mapped --process-groups --adobe-only-user-action delete", false, ""),
    /** The Adobe-only users are listed in a file. */
    WRITE_FILE(
            "--connector okta --users mapped --process-groups --adobe-only-user-action write-file " + Setup.LISTED,
            true,
            ""),
    /** The Adobe-only users come from a file. */
    LIST("--adobe-only-user-list given.csv --adobe-only-user-action delete", true, ""),
    /** Adobe only checks what it is told. */
    TEST_MODE("--connector okta --users mapped --process-groups --adobe-only-user-action delete --test-mode", true, "");

    /** The file that is written. */
    static final String LISTED = "listed.csv";

    private final String words;
    private final boolean secondary;
    private final String more;

    Setup(String words, boolean secondary, String more) {
        this.words = words;
        this.secondary = secondary;
        this.more = more;
    }

    List<String> words() {
        return List.of(words.split(" "));
    }

    World world() {
        return switch (this) {
            case PUSH, TEST_MODE -> World.withAllGroups();
            case RENAME -> World.renaming();
            case OAUTH -> World.withServiceApp();
            case BATCHED -> World.moving();
            case CONSOLE, CONSOLE_ALL -> World.consoles();
            default -> World.usual();
        };
    }

    /** {@return whether the second organisation is synced too} */
    boolean secondary() {
        return secondary;
    }

    /** {@return whether the actions of the journal are those that the summary counts} */
    boolean countsWhatIsSent() {
        return this != BATCHED;
    }

    Map<String, String> files(DemoTenant primary, DemoTenant second) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("user-sync-config.yml", root());
        files.put(
                "connector-okta.yml",
                "host: \"%s\"\napi_token: %s\nuser_username_format: \"{login}\"\n"
                        .formatted(primary.host(Service.OKTA), World.TOKEN));
        if (this == OAUTH) {
            files.put("connector-okta.yml", """
                    host: "%s"
                    authentication_method: oauth
                    client_id: %s
                    key_id: %s
                    priv_key_path: okta.key
                    user_username_format: "{login}"
                    """.formatted(
                            primary.host(Service.OKTA),
                            ServiceAppKey.CLIENT_ID,
                            World.APP.publicKey().get("kid")));
            files.put("okta.key", World.APP.privateKey());
        }
        files.put("given.csv", """
                type,username,email,domain,umapi
                federatedID,,x1@acme.example,,
                federatedID,,x1@acme.example,,second
                federatedID,,x2@acme.example,,
                """);
        files.put(
                "connector-umapi.yml",
                umapi(primary, "enterprise", World.PRIMARY_ORG) + (this == BATCHED ? "batching: groups\n" : ""));
        files.put("connector-second.yml", umapi(second, "enterprise", World.SECOND_ORG));
        files.put("connector-adobe-console.yml", umapi(second, "integration", World.SECOND_ORG));
        return files;
    }

    private static String umapi(DemoTenant tenant, String section, String org) {
        return """
                authentication_method: oauth
                server:
                  host: "%s"
                  auth_host: "%s"
                  calls_per_minute: {users: 0, groups: 0, actions: 0}
                %s: {org_id: %s, client_id: client, client_secret: %s}
                """.formatted(tenant.host(Service.UMAPI), tenant.host(Service.IMS), section, org, World.SECRET);
    }

    private String root() {
        StringBuilder text = new StringBuilder("""
                adobe_users:
                  exclude_users: ['admin.*']
                  exclude_identity_types: [adobeID]
                  connectors:
                    umapi:
                      - connector-umapi.yml
                """);
        if (secondary) {
            text.append("      - second: connector-second.yml\n");
        }
        text.append("""
                limits: {max_adobe_only_users: 50}
                directory_users:
                  user_identity_type: federatedID
                  group_sync_options: {auto_create: true}
                  connectors: {okta: connector-okta.yml, adobe_console: connector-adobe-console.yml}
                """);
        text.append(more).append("  groups:\n");
        World.MAPPING.forEach((directory, adobe) -> {
            List<String> own = adobe.stream()
                    .filter(group -> secondary || !group.startsWith("second::"))
                    .map(group -> '"' + group + '"')
                    .toList();
            text.append("    - {directory_group: \"%s\", adobe_groups: %s}\n".formatted(directory, own));
        });
        return text.toString();
    }
}
