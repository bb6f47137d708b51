package org.usersync.config;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.usersync.engine.options.AdditionalGroupRule;
import org.usersync.engine.options.AdobeOnlyAction;
import org.usersync.engine.options.AdobeOnlyLimit;
import org.usersync.engine.options.AdobeScope;
import org.usersync.engine.options.DirectoryScope;
import org.usersync.engine.options.GroupMapping;
import org.usersync.engine.options.Strategy;
import org.usersync.engine.options.SyncOptions;
import org.usersync.engine.options.TargetGroup;
import org.usersync.engine.options.UpdatableAttribute;
import org.usersync.spi.connector.Capability;
import org.usersync.spi.model.IdentityType;
import org.usersync.spi.secret.Secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConfigurationLoaderTest {
    @TempDir
    Path directory;

    private Workspace workspace;

    @BeforeEach
    void files() throws Exception {
        workspace = new Workspace(directory);
        for (String name : List.of("connector-umapi.yml", "connector-okta.yml")) {
            Files.setPosixFilePermissions(directory.resolve(name), PosixFilePermissions.fromString("rw-r-----"));
        }
    }

    private static String reveal(Secret secret) {
        return secret.use(String::new);
    }

    @Test
    void fillsInTheDefaults() throws ConfigurationException {
        Settings settings = workspace.load();

        SyncOptions options = settings.options();
        assertThat(settings.file()).isEqualTo(directory.resolve("user-sync-config.yml"));
        assertThat(settings.warnings()).isEmpty();
        assertThat(settings.defaultIdentityType()).isEqualTo(IdentityType.ENTERPRISE_ID);
        assertThat(settings.maxWait()).isEqualTo(Duration.ofMinutes(15));
        assertThat(options.strategy()).isEqualTo(Strategy.SYNC);
        assertThat(options.directoryScope()).isEqualTo(new DirectoryScope.Mapped());
        assertThat(options.adobeScope()).isEqualTo(new AdobeScope.All());
        assertThat(options.adobeOnlyAction()).isEqualTo(new AdobeOnlyAction.Preserve());
        assertThat(options.adobeOnlyLimit()).isEqualTo(new AdobeOnlyLimit.Count(200));
        assertThat(options.userFilter()).isNull();
        assertThat(options.processGroups()).isFalse();
        assertThat(options.testMode()).isFalse();
        assertThat(options.updateAttributes())
                .containsExactlyInAnyOrder(
                        UpdatableAttribute.FIRSTNAME, UpdatableAttribute.LASTNAME, UpdatableAttribute.EMAIL);
        LoggingSettings logging = settings.logging();
        assertThat(logging.toFile()).isFalse();
        assertThat(logging.directory()).isEqualTo(directory.resolve("logs"));
        assertThat(logging.fileLevel()).isEqualTo(LogLevel.INFO);
        assertThat(logging.consoleLevel()).isEqualTo(LogLevel.INFO);
        assertThat(logging.progress()).isTrue();
        assertThat(logging.fileName().apply(ZonedDateTime.of(2026, 1, 5, 0, 0, 0, 0, ZoneOffset.UTC)))
                .isEqualTo("2026-01-05.log");
        TargetSettings target = settings.targets().get(0);
        assertThat(settings.targets()).hasSize(1);
        assertThat(target.isPrimary()).isTrue();
        assertThat(target.host()).isEqualTo("usermanagement.adobe.io");
        assertThat(target.endpoint()).isEqualTo("/v2/usermanagement");
        assertThat(target.authHost()).isEqualTo("ims-na1.adobelogin.com");
        assertThat(target.authEndpoint()).isEqualTo("/ims/token/v2");
        assertThat(target.timeout()).isEqualTo(Duration.ofSeconds(120));
        assertThat(target.attempts()).isEqualTo(3);
        assertThat(target.verifyTls()).isTrue();
        assertThat(target.trusted()).isFalse();
        assertThat(target.orgId()).isEqualTo("0123@AdobeOrg");
        assertThat(reveal(target.clientId())).isEqualTo("id-s3cret");
        assertThat(reveal(target.clientSecret())).isEqualTo("s3cret");
        ConnectorSettings connector = settings.connector().orElseThrow();
        assertThat(connector.name()).isEqualTo("okta");
        assertThat(connector.inputFile()).isEmpty();
        assertThat(connector.values().text("host")).contains("example.okta.com");
        assertThat(reveal(connector.values().secret("api_token").orElseThrow())).isEqualTo("s3cret");
        assertThat(connector.values().format("user_email_format").orElseThrow().source())
                .isEqualTo("{email}");
        assertThat(connector.values().encoding("string_encoding")).contains(StandardCharsets.UTF_8);
    }

    @Test
    void takesEveryKeyOfTheRootFile() throws ConfigurationException {
        workspace.file("b/second.yml", Workspace.UMAPI).root("""
                        adobe_users:
                          connectors:
                            umapi:
                              - connector-umapi.yml
                              - second: b/second.yml
                          exclude_identity_types: [ADOBEID, federatedId]
                          exclude_adobe_groups: " Special "
                          exclude_users: ["freelance-.*", "x|y@example\\\\.com"]
                          update_attributes: [FirstName, username]
                        directory_users:
                          connectors:
                            okta: connector-okta.yml
                          user_identity_type: FEDERATEDID
                          default_country_code: NO
                          groups:
                            - directory_group: " A "
                              adobe_groups: [" X ", "second::Y", X]
                            - directory_group: 123
                              adobe_groups: 'second :: Z'
                            - {directory_group: C, adobe_groups: }
                            - directory_group: D
                            - directory_group: A
                              adobe_groups: W
                          additional_groups:
                            - {source: 'ACL-(?P<n>.+)', target: 'second::\\g<n>-\\1'}
                          group_sync_options:
                            auto_create: yes
                        limits:
                          max_adobe_only_users: 12.5%
                          group_removals_only: on
                          max_wait: 1h30m
                        logging:
                          log_to_file: True
                          file_log_directory: ../log
                          file_log_name_format: 'sync-{:%d}{{x}}.txt'
                          file_log_level: Debug
                          console_log_level: critical
                          log_progress: off
                        invocation_defaults:
                          connector: [okta]
                          users: [group, " A , B"]
                          user_filter: '.*@EXAMPLE\\.com'
                          adobe_users: [group, "X,second::Y"]
                          adobe_only_user_action: [write-file, out.csv]
                          process_groups: yes
                          update_user_info: on
                          exclude_unmapped_users: true
                          strategy: Sync
                          test_mode: True
                          ssl_cert_verify: no
                          config_filename: other.yml
                          encoding_name: latin1
                          adobe_only_user_list: ''
                        """);
        Settings settings = workspace.load();

        SyncOptions options = settings.options();
        assertThat(options.exclusions().identityTypes())
                .isEqualTo(Set.of(IdentityType.ADOBE_ID, IdentityType.FEDERATED_ID));
        assertThat(options.exclusions().groups()).containsExactly("Special");
        assertThat(options.exclusions().users().get(0).test("FREELANCE-1")).isTrue();
        assertThat(options.exclusions().users().get(0).test("a-freelance-1")).isFalse();
        assertThat(options.exclusions().users().get(1).test("xx")).isTrue();
        assertThat(options.updateAttributes())
                .containsExactlyInAnyOrder(UpdatableAttribute.FIRSTNAME, UpdatableAttribute.USERNAME);
        assertThat(settings.defaultIdentityType()).isEqualTo(IdentityType.FEDERATED_ID);
        assertThat(options.defaultCountry()).isEqualTo("NO");
        TargetGroup x = new TargetGroup(TargetGroup.PRIMARY, "X");
        assertThat(options.mapping())
                .containsExactly(
                        new GroupMapping("A", List.of(x, new TargetGroup("second", "Y"))),
                        new GroupMapping("123", List.of(new TargetGroup("second", "Z"))),
                        new GroupMapping("C", List.of()),
                        new GroupMapping("D", List.of()),
                        new GroupMapping("A", List.of(new TargetGroup(TargetGroup.PRIMARY, "W"))));
        AdditionalGroupRule rule = options.additionalGroups().get(0);
        assertThat(rule.target()).isEqualTo("second");
        assertThat(rule.source()).isEqualTo("ACL-(?P<n>.+)");
        assertThat(rule.rewrite().apply("ACL-q")).isEqualTo("q-q");
        assertThat(rule.rewrite().apply("x-ACL-q")).isNull();
        assertThat(options.autoCreate()).isTrue();
        assertThat(options.adobeOnlyLimit()).isEqualTo(new AdobeOnlyLimit.Percent(new BigDecimal("12.5")));
        assertThat(options.groupRemovalsOnly()).isTrue();
        assertThat(settings.maxWait()).isEqualTo(Duration.ofMinutes(90));
        LoggingSettings logging = settings.logging();
        assertThat(logging.toFile()).isTrue();
        assertThat(logging.directory())
                .isEqualTo(Objects.requireNonNull(directory.getParent()).resolve("log"));
        assertThat(logging.fileName().apply(ZonedDateTime.of(2026, 1, 5, 0, 0, 0, 0, ZoneOffset.UTC)))
                .isEqualTo("sync-05{x}.txt");
        assertThat(logging.fileLevel()).isEqualTo(LogLevel.DEBUG);
        assertThat(logging.consoleLevel()).isEqualTo(LogLevel.CRITICAL);
        assertThat(logging.progress()).isFalse();
        assertThat(options.directoryScope()).isEqualTo(new DirectoryScope.Groups(List.of("A", "B")));
        assertThat(Objects.requireNonNull(options.userFilter()).test("a@example.COM"))
                .isTrue();
        assertThat(options.userFilter().test("a@example.com.org")).isFalse();
        assertThat(options.adobeScope()).isEqualTo(new AdobeScope.Groups(List.of(x, new TargetGroup("second", "Y"))));
        assertThat(options.adobeOnlyAction()).isEqualTo(new AdobeOnlyAction.WriteFile(directory.resolve("out.csv")));
        assertThat(options.processGroups()).isTrue();
        assertThat(options.updateUserInfo()).isTrue();
        assertThat(options.excludeUnmappedUsers()).isTrue();
        assertThat(options.testMode()).isTrue();
        assertThat(settings.targets()).extracting(TargetSettings::name).containsExactly("primary", "second");
        assertThat(settings.targets()).noneMatch(TargetSettings::verifyTls);
        assertThat(String.join("\n", settings.warnings()))
                .contains("exclude_users[2]", "| outside of parentheses", "CERTIFICATES ARE NOT VERIFIED");
    }

    @Test
    void refusesAdditionalGroupsOfAConnectorThatDoesNotTellThem() {
        workspace.connector(
                "okta", new ConnectorCatalog.Connector(Schemas.okta(), Set.of(Capability.EXTENDED_ATTRIBUTES)));
        workspace.root(Workspace.ROOT.replace(
                "directory_users:\n", "directory_users:\n  additional_groups: [{source: 'A-(.*)', target: '\\1'}]\n"));

        assertThatThrownBy(workspace::load)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("additional_groups")
                .hasMessageContaining("okta");
    }

    @Test
    void takesKeysWithoutValueForAbsent() throws ConfigurationException {
        workspace.root("""
                adobe_users:
                  connectors:
                    umapi: connector-umapi.yml
                  exclude_identity_types:
                    #- adobeID
                  exclude_adobe_groups:
                  exclude_users:
                  update_attributes:
                directory_users:
                  user_identity_type:
                  default_country_code:
                  connectors:
                    ldap:
                    okta: connector-okta.yml
                    csv: ~
                  groups:
                    - directory_group: G
                      adobe_groups:
                    -
                  additional_groups:
                  group_sync_options:
                  extension:
                  extensions:
                limits:
                  max_adobe_only_users:
                logging:
                invocation_defaults:
                  connector: okta
                  users: mapped
                  user_filter:
                  adobe_users:
                  test_mode:
                dashboard:
                """);
        assertThat(workspace.load().warnings()).isEmpty();
    }

    @Test
    void letsTheCommandLineWin() throws ConfigurationException {
        Settings settings = workspace.load("users group X,Y", "process-groups yes", "strategy push");

        assertThat(settings.options().directoryScope()).isEqualTo(new DirectoryScope.Groups(List.of("X", "Y")));
        assertThat(settings.options().processGroups()).isTrue();
        assertThat(settings.options().strategy()).isEqualTo(Strategy.PUSH);
    }

    @Test
    void takesTheRootFileThatTheCommandLineNames() throws ConfigurationException {
        workspace.file("conf/site.yml", Workspace.ROOT.replace(": connector", ": ../connector"));
        workspace.file("user-sync-config.yml", "nonsense: 1");

        assertThat(workspace.load("config-filename conf/site.yml").file())
                .isEqualTo(directory.resolve("conf/site.yml"));
    }

    @Test
    void runsTheCsvConnectorForAFileOfUsers() throws ConfigurationException {
        workspace.file("u.csv", "email\n").file("v.csv", "email\n");

        ConnectorSettings byUsers =
                workspace.load("users file u.csv").connector().orElseThrow();
        ConnectorSettings byConnector =
                workspace.load("connector csv v.csv", "users all").connector().orElseThrow();

        assertThat(byUsers.name()).isEqualTo("csv");
        assertThat(byUsers.inputFile()).contains(directory.resolve("u.csv"));
        assertThat(byConnector.inputFile()).contains(directory.resolve("v.csv"));
    }

    @Test
    void readsNoConnectorWhereTheListReplacesTheDirectory() throws ConfigurationException {
        workspace
                .file("list.csv", "type,email\n")
                .file("connector-okta.yml", "nonsense: 1")
                .root(Workspace.ROOT.replace("mapped", "all").replace("  connector: okta\n", ""));

        Settings settings = workspace.load("adobe-only-user-list list.csv", "user-filter (");

        assertThat(settings.connector()).isEmpty();
        assertThat(settings.options().adobeOnlyUserList()).isEqualTo(directory.resolve("list.csv"));
        assertThat(settings.options().userFilter()).isNull();
    }

    @Test
    void mergesSeveralFilesOfOnePlace() throws ConfigurationException {
        workspace
                .file(
                        "public.yml",
                        "authentication_method: oauth\nenterprise: {org_id: o, client_id: c, client_secret: x}\n")
                .file("conf/private.yml", "enterprise: {client_secret: y}\nserver: {timeout: 5}\n")
                .root(Workspace.ROOT.replace(
                        "connector-umapi.yml", "[public.yml, conf/private.yml, {b: [public.yml, conf/private.yml]}]"));

        List<TargetSettings> targets = workspace.load().targets();

        assertThat(targets).hasSize(2).allSatisfy(target -> {
            assertThat(reveal(target.clientSecret())).isEqualTo("y");
            assertThat(target.orgId()).isEqualTo("o");
            assertThat(target.timeout()).isEqualTo(Duration.ofSeconds(5));
        });
    }

    @Test
    void doesNotOpenFilesOfConnectorsThatDoNotRun() throws ConfigurationException {
        workspace.file("broken.yml", "[").root(Workspace.ROOT.replace("    okta:", "    csv: broken.yml\n    okta:"));

        assertThat(workspace.load().warnings()).isEmpty();
    }

    @Test
    void readsFilesInTheEncodingOfTheCommandLine() throws Exception {
        Files.write(
                directory.resolve("user-sync-config.yml"),
                Workspace.ROOT.replace("Designers", "Entwürfe").getBytes(StandardCharsets.ISO_8859_1));

        assertThat(workspace
                        .load("config-file-encoding latin_1")
                        .options()
                        .mapping()
                        .get(0)
                        .directoryGroup())
                .isEqualTo("Entwürfe");
    }

    @Test
    void takesAnEmptyFormatForNone() throws ConfigurationException {
        workspace.file("connector-okta.yml", Workspace.OKTA + "user_email_format: ''\nuser_username_format: ''\n");

        var values = workspace.load().connector().orElseThrow().values();

        assertThat(values.format("user_email_format").orElseThrow().source()).isEqualTo("{email}");
        assertThat(values.format("user_username_format")).isEmpty();
    }

    @Test
    void asksTheSourceForNamedSecrets() throws ConfigurationException {
        workspace
                .file("connector-okta.yml", "host: h.okta.com\nsecure_api_token_key: Okta Token\n")
                .file(
                        "connector-umapi.yml",
                        "authentication_method: oauth\nenterprise: {org_id: o, secure_api_key_key: A, secure_client_secret_key: B}\n")
                .keyring((service, account) -> service + "/" + account);

        Settings settings = workspace.load();

        assertThat(reveal(settings.connector()
                        .orElseThrow()
                        .values()
                        .secret("api_token")
                        .orElseThrow()))
                .isEqualTo("Okta Token/h.okta.com");
        assertThat(reveal(settings.targets().get(0).clientId())).isEqualTo("A/o");
        assertThat(reveal(settings.targets().get(0).clientSecret())).isEqualTo("B/o");
    }

    @Test
    void warnsOfSecretsThatEverybodyCanRead() throws Exception {
        Files.setPosixFilePermissions(
                directory.resolve("connector-okta.yml"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(workspace.warnings())
                .singleElement()
                .asString()
                .startsWith("connector-okta.yml: ")
                .contains("every user of this system can read");
    }

    @Test
    void saysNothingOfHooksThatAreSwitchedOffButAWarning() throws ConfigurationException {
        workspace
                .file("ext.yml", "")
                .root(Workspace.ROOT.replace("directory_users:\n", "directory_users:\n  extension: ext.yml\n"))
                .variable("UST_EXTENSION", "0");

        assertThat(workspace.warnings()).singleElement().asString().contains("extension", "UST_EXTENSION=0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "file_log_level: loud ~ unknown level 'loud'",
                "console_log_level: [a] ~ ",
            })
    void takesInfoForAnUnknownLevel(String line, String warning) {
        workspace.root(Workspace.ROOT + "logging:\n  " + line + "\n");
        if (warning == null) {
            assertThat(workspace.problems()).singleElement().asString().contains("expected a text");
        } else {
            assertThat(catchWarnings()).singleElement().asString().contains(warning);
        }
    }

    private List<String> catchWarnings() {
        try {
            return workspace.warnings();
        } catch (ConfigurationException e) {
            throw new AssertionError(e);
        }
    }
}
