package org.usersync.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class ConfigurationProblemsTest {
    @TempDir
    Path directory;

    private Workspace workspace;

    @BeforeEach
    void files() {
        workspace = new Workspace(directory);
    }

    private static Arguments root(String was, String is, String... fragments) {
        return arguments("user-sync-config.yml", Workspace.ROOT, was, is, List.of(fragments));
    }

    private static Arguments umapi(String was, String is, String... fragments) {
        return arguments("connector-umapi.yml", Workspace.UMAPI, was, is, List.of(fragments));
    }

    private static Arguments okta(String was, String is, String... fragments) {
        return arguments("connector-okta.yml", Workspace.OKTA, was, is, List.of(fragments));
    }

    private static final String ADOBE = "adobe_users:\n";
    private static final String DIRECTORY = "directory_users:\n";
    private static final String DEFAULTS = "invocation_defaults:\n";

    /** A change to a valid file, and what one problem says; further problems begin with a plus sign. */
    static Stream<Arguments> singleProblems() {
        return Stream.of(
                root(
                        ADOBE,
                        "adobe_user:\n",
                        "line 1",
                        "key adobe_user",
                        "unknown key",
                        "did you mean 'adobe_users'?",
                        "+umapi"),
                root(ADOBE, "dashboard: {a: 1}\n" + ADOBE, "key dashboard", "adobe_users.connectors.umapi"),
                root(ADOBE, "directory: {a: 1}\n" + ADOBE, "key directory", "directory_users"),
                root(ADOBE, "post_sync: {a: 1}\n" + ADOBE, "key post_sync", "remove"),
                root(
                        ADOBE,
                        ADOBE + "  exclude_user: x\n",
                        "adobe_users.exclude_user:",
                        "did you mean 'exclude_users'?"),
                root(ADOBE, ADOBE + "  default_country_code: DE\n", "adobe_users.default_country_code", "unknown key"),
                root(
                        ADOBE,
                        "max_wait: 5m\n" + ADOBE,
                        "key max_wait",
                        "unknown key; the key of this name is limits.max_wait"),
                root("    umapi: ", "    umpi: ", "adobe_users.connectors.umpi", "+required"),
                root("umapi: connector-umapi.yml", "umapi:", "adobe_users.connectors.umapi", "required"),
                root(
                        "connector-umapi.yml",
                        "none.yml",
                        "line 3",
                        "adobe_users.connectors.umapi",
                        "there is no file",
                        "none.yml"),
                root("connector-umapi.yml", "$(cat x)", "command in place of a file"),
                root("connector-umapi.yml", ".", "directory"),
                root("connector-umapi.yml", "\"\\0\"", "not a path"),
                root("connector-umapi.yml", "[{b: connector-umapi.yml}]", "required"),
                root(
                        "connector-umapi.yml",
                        "[connector-umapi.yml, {b: connector-umapi.yml}, connector-umapi.yml]",
                        "umapi[3]",
                        "without a name after a named one"),
                root(
                        "connector-umapi.yml",
                        "[connector-umapi.yml, {primary: connector-umapi.yml}]",
                        "belongs to the primary"),
                root(
                        "connector-umapi.yml",
                        "[connector-umapi.yml, {b: connector-umapi.yml}, {b: connector-umapi.yml}]",
                        "two targets of one name"),
                root("connector-umapi.yml", "[connector-umapi.yml, {'b::c': connector-umapi.yml}]", "holds no ::"),
                root("connector-umapi.yml", "[connector-umapi.yml, {b: }]", "umapi[2].b", "no value"),
                root(
                        ADOBE,
                        ADOBE + "  exclude_identity_types: [adobe]\n",
                        "exclude_identity_types[1]",
                        "adobeID, enterpriseID or federatedID",
                        "'adobe'"),
                root(
                        ADOBE,
                        ADOBE + "  exclude_adobe_groups: [a, 'b::c']\n",
                        "exclude_adobe_groups[2]",
                        "primary target"),
                root(ADOBE, ADOBE + "  exclude_adobe_groups: ['']\n", "expected a name"),
                root(ADOBE, ADOBE + "  exclude_users: ['(']\n", "exclude_users[1]", "not a regular expression"),
                root(ADOBE, ADOBE + "  exclude_users: [[a]]\n", "exclude_users[1]", "expected a text, found a list"),
                root(
                        ADOBE,
                        ADOBE + "  update_attributes: [country]\n",
                        "update_attributes[1]",
                        "firstname, lastname, email or username"),
                root(ADOBE, ADOBE + "  exclude_adobe_groups: {a: 1}\n", "found a mapping"),
                root(
                        "adobe_users:\n  connectors:\n    umapi: connector-umapi.yml\n",
                        "adobe_users: text\n",
                        "line 1",
                        "key adobe_users",
                        "expected a mapping",
                        "found a text 'text'",
                        "+required"),
                root(
                        "okta: connector-okta.yml",
                        "okta: none.yml",
                        "directory_users.connectors.okta",
                        "there is no file"),
                root(
                        "    okta:",
                        "    ldap: none.yml\n    okta:",
                        "directory_users.connectors.ldap",
                        "there is no file"),
                root(
                        "    okta:",
                        "    other: none.yml\n    okta:",
                        "directory_users.connectors.other",
                        "there is no file"),
                root(
                        "    okta: connector-okta.yml",
                        "    csv: connector-okta.yml",
                        "directory_users.connectors.okta",
                        "required"),
                root("okta: connector-okta.yml", "okta: []", "directory_users.connectors.okta", "empty list"),
                root(DIRECTORY, DIRECTORY + "  user_identity_type: x\n", "line 5", "user_identity_type"),
                root(DIRECTORY, DIRECTORY + "  groups_: x\n", "unknown key", "'groups'"),
                root(
                        DIRECTORY,
                        DIRECTORY + "  group_sync_options: {auto_create: 'yes'}\n",
                        "auto_create",
                        "yes or no",
                        "found a text 'yes'"),
                root(
                        DIRECTORY,
                        DIRECTORY + "  group_sync_options: {create: yes}\n",
                        "group_sync_options.create",
                        "unknown key"),
                root(
                        "directory_group: Designers",
                        "directory_grp: Designers",
                        "groups[1].directory_group",
                        "required",
                        "+did you mean 'directory_group'?"),
                root(
                        "directory_group: Designers",
                        "directory_group: ' '",
                        "groups[1].directory_group",
                        "expected a name"),
                root("[Photoshop]", "['']", "line 9", "groups[1].adobe_groups[1]", "name of an Adobe group"),
                root("[Photoshop]", "[a, ~]", "groups[1].adobe_groups[2]", "name of an Adobe group"),
                root("[Photoshop]", "['b::c']", "no target is named 'b'", "names no secondary target"),
                root("[Photoshop]", "['primary::c']", "no target is named 'primary'"),
                root("[Photoshop]", "[{a: b}]", "expected a text, found a mapping"),
                root("    - directory_group", "    - text\n    - directory_group", "groups[1]", "expected a mapping"),
                root(
                        DIRECTORY,
                        DIRECTORY + "  additional_groups: [{source: a}]\n",
                        "additional_groups[1].target",
                        "required"),
                root(
                        DIRECTORY,
                        DIRECTORY + "  additional_groups: [{source: '(', target: a}]\n",
                        "additional_groups[1].source",
                        "not a regular expression"),
                root(
                        DIRECTORY,
                        DIRECTORY + "  additional_groups: [{source: 'a', target: '\\1'}]\n",
                        "additional_groups[1].target",
                        "no group 1"),
                root(
                        DIRECTORY,
                        DIRECTORY + "  additional_groups: [{source: 'a', target: 'z::x'}]\n",
                        "additional_groups[1].target",
                        "no target is named 'z'"),
                root(
                        DIRECTORY,
                        DIRECTORY + "  extension: connector-okta.yml\n",
                        "directory_users.extension",
                        "hooks need Python, but no bundle provides it"),
                root(DIRECTORY, DIRECTORY + "  extension: none.yml\n", "there is no file", "none.yml"),
                root(
                        DIRECTORY,
                        DIRECTORY + "  extensions: [a]\n",
                        "directory_users.extensions[1]",
                        "no bundle provides an extension named 'a'"),
                root(
                        DEFAULTS,
                        "limits: {max_adobe_only_users: -1}\n" + DEFAULTS,
                        "limits.max_adobe_only_users",
                        "a whole number from 0",
                        "'-1'"),
                root(DEFAULTS, "limits: {max_adobe_only_users: 100.1%}\n" + DEFAULTS, "0% to 100%"),
                root(DEFAULTS, "limits: {max_adobe_only_users: many}\n" + DEFAULTS, "percentage such as 10%"),
                root(DEFAULTS, "limits: {max_adobe_only_users: 1.5}\n" + DEFAULTS, "found a decimal number '1.5'"),
                root(DEFAULTS, "limits: {max_adobe_only_users: [1]}\n" + DEFAULTS, "found a list"),
                root(DEFAULTS, "limits: {max_wait: 15}\n" + DEFAULTS, "limits.max_wait", "duration with its unit"),
                root(DEFAULTS, "limits: {max_waits: 15m}\n" + DEFAULTS, "did you mean 'max_wait'?"),
                root(DEFAULTS, "logging: {file_log_name_format: '{:%Q}'}\n" + DEFAULTS, "file_log_name_format", "%Q"),
                root(DEFAULTS, "logging: {file_log_name_format: '{name}'}\n" + DEFAULTS, "date pattern"),
                root(
                        DEFAULTS,
                        "logging: {log_to_file: 1}\n" + DEFAULTS,
                        "logging.log_to_file",
                        "found a whole number '1'"),
                root(DEFAULTS, "logging: {file_log_directory: $(pwd)}\n" + DEFAULTS, "command in place of a file"),
                root(DEFAULTS, DEFAULTS + "  user: all\n", "invocation_defaults.user:", "did you mean 'users'?"),
                root(
                        "users: mapped",
                        "users: some",
                        "line 12",
                        "invocation_defaults.users",
                        "'some' is not one of all, mapped"),
                root("users: mapped", "users: [group]", "invocation_defaults.users", "one more word"),
                root("users: mapped", "users: {a: b}", "word or a list of words"),
                root("users: mapped", "users: all", "invocation_defaults.users", "okta cannot read all users"),
                root("users: mapped", "process_groups: no", "--users", "okta cannot read all users (the default)"),
                root("users: mapped", "users: mapped\n  user_filter: '['", "user_filter", "not a regular expression"),
                root("users: mapped", "users: mapped\n  process_groups: maybe", "process_groups", "yes or no"),
                root(
                        "users: mapped",
                        "users: mapped\n  adobe_users: [group, 'x::y']",
                        "adobe_users",
                        "no target is named 'x'"),
                root("users: mapped", "users: mapped\n  ssl_cert_verify: 'x'", "ssl_cert_verify", "yes or no"),
                root("users: mapped", "users: [file, none.csv]", "invocation_defaults.users", "there is no file"),
                root("users: mapped", "adobe_only_user_list: none.csv", "adobe_only_user_list", "there is no file"),
                root(
                        "users: mapped",
                        "strategy: push\n  adobe_only_user_list: connector-okta.yml",
                        "invocation_defaults",
                        "cannot be combined with --strategy push"),
                root(
                        "users: mapped",
                        "adobe_only_user_list: connector-okta.yml\n  adobe_only_user_action: [write-file, o.csv]",
                        "write-file"),
                root(
                        "connector: okta\n  users: mapped",
                        "connector: [csv, connector-okta.yml]\n  users: [file, connector-okta.yml]",
                        "both name a file"),
                root(
                        "connector: okta",
                        "connector: lotus",
                        "invocation_defaults.connector",
                        "no connector is named 'lotus'",
                        "there are csv, okta"),
                root(
                        "  connector: okta\n",
                        "",
                        "--connector",
                        "no connector is named 'ldap' (the default)",
                        "there are csv, okta"),
                root(
                        "  groups:\n    - directory_group: Designers\n      adobe_groups: [Photoshop]\n",
                        "",
                        "users",
                        "mapped needs groups"),
                umapi("oauth", "token", "authentication_method", "oauth or jwt"),
                umapi(
                        "authentication_method: oauth",
                        "",
                        "tech_acct_id: required with authentication_method jwt",
                        "+priv_key_path"),
                umapi("  org_id: 0123@AdobeOrg\n", "", "enterprise.org_id", "required"),
                umapi("  client_id: id-s3cret\n", "", "enterprise.client_id", "secure_client_id_key"),
                umapi("  client_id: id-s3cret\n", "  client_id: ''\n", "enterprise.client_id", "required"),
                umapi(
                        "  client_id: id-s3cret\n",
                        "  client_id: a-s3cret\n  api_key: b-s3cret\n",
                        "line 5",
                        "enterprise.api_key",
                        "remove one"),
                umapi(
                        "  client_id: id-s3cret\n",
                        "  client_id: a-s3cret\n  secure_client_id_key: x\n",
                        "enterprise.secure_client_id_key",
                        "remove one"),
                umapi(
                        "  client_secret: s3cret\n",
                        "  secure_client_secret_key: x\n",
                        "enterprise.secure_client_secret_key",
                        "no source of secrets named keyring"),
                umapi("client_secret: s3cret", "client_secret: [s3cret]", "enterprise.client_secret", "found a list"),
                umapi(
                        "enterprise:\n",
                        "enterprise:\n  tech_acct: x\n",
                        "enterprise.tech_acct",
                        "belongs to authentication_method jwt"),
                umapi(
                        "enterprise:\n",
                        "enterprise:\n  secure_priv_key_data_key: x\n",
                        "belongs to authentication_method jwt"),
                umapi(
                        "enterprise:\n",
                        "enterprise:\n  clientid: x\n",
                        "enterprise.clientid",
                        "did you mean 'client_id'?"),
                umapi("enterprise:\n", "server: {hots: x}\nenterprise:\n", "server.hots", "did you mean 'host'?"),
                umapi("enterprise:\n", "server: {host: 'http://x'}\nenterprise:\n", "server.host", "host name"),
                umapi(
                        "enterprise:\n",
                        "server: {auth_host: 'x:99999'}\nenterprise:\n",
                        "server.auth_host",
                        "host name"),
                umapi("enterprise:\n", "server: {endpoint: v2}\nenterprise:\n", "server.endpoint", "begins with /"),
                umapi(
                        "enterprise:\n",
                        "server: {timeout: 0}\nenterprise:\n",
                        "server.timeout",
                        "a whole number from 1"),
                umapi("enterprise:\n", "server: {retries: x}\nenterprise:\n", "server.retries", "found a text 'x'"),
                umapi(
                        "enterprise:\n",
                        "server: {ssl_verify: no}\nssl_cert_verify: yes\nenterprise:\n",
                        "ssl_cert_verify",
                        "server.ssl_verify"),
                umapi("enterprise:\n", "trusted: x\nenterprise:\n", "trusted", "yes or no"),
                okta("host: example.okta.com\n", "", "connector-okta.yml", "key host", "required"),
                okta("host: example.okta.com", "host: ' '", "key host", "required"),
                okta("host: example.okta.com", "host: [a]", "key host", "expected a text, found a list"),
                okta("api_token: s3cret\n", "", "api_token", "secure_api_token_key"),
                okta("api_token: s3cret\n", "api_token: {s3cret: s3cret}\n", "api_token", "found a mapping"),
                okta(
                        "api_token: s3cret\n",
                        "api_token: s3cret\nsecure_api_token_key: x\n",
                        "secure_api_token_key",
                        "remove one"),
                okta(
                        "api_token: s3cret\n",
                        "secure_api_token_key: x\n",
                        "line 2",
                        "no source of secrets named keyring"),
                okta(
                        "api_token: s3cret\n",
                        "api_token: s3cret\nhots: x\n",
                        "line 3",
                        "key hots",
                        "did you mean 'host'?"),
                okta("host", "all_users_filter: ''\nhost", "all_users_filter", "no expression"),
                okta("host", "all_users_filter: broken\nhost", "all_users_filter", "column 1"),
                okta("host", "string_encoding: utf99\nhost", "string_encoding", "character encoding"),
                okta("host", "user_identity_type: nobody\nhost", "user_identity_type", "adobeID"),
                okta("host: example.okta.com", "host: \"a", "not valid YAML"));
    }

    @ParameterizedTest
    @MethodSource("singleProblems")
    void namesEveryProblem(String file, String content, String was, String is, List<String> fragments) {
        assertThat(content).contains(was);
        workspace.file(file, content.replace(was, is));

        List<String> problems = workspace.problems();

        List<String> others = fragments.stream()
                .filter(fragment -> fragment.startsWith("+"))
                .map(fragment -> fragment.substring(1))
                .toList();
        List<String> together =
                fragments.stream().filter(fragment -> !fragment.startsWith("+")).toList();
        assertThat(problems).anySatisfy(text -> assertThat(text).contains(together));
        assertThat(others).allSatisfy(fragment -> assertThat(problems).anyMatch(text -> text.contains(fragment)));
        assertThat(problems)
                .hasSize(1 + others.size())
                .allSatisfy(text -> assertThat(text).doesNotContain("s3cret").doesNotContain("\n"));
    }

    @Test
    void tellsEveryProblemOfEveryFileAtOnce() {
        workspace.root(Workspace.ROOT.replace("mapped", "nobody") + "limits: {max_wait: x}\n");
        workspace.file("connector-umapi.yml", "enterprise: {}\nauthentication_method: oauth\n");
        workspace.file("connector-okta.yml", "");

        assertThat(workspace.problems("config-filename user-sync-config.yml"))
                .anyMatch(text -> text.contains("limits.max_wait"))
                .anyMatch(text -> text.contains("invocation_defaults.users"))
                .anyMatch(text -> text.contains("enterprise.org_id"))
                .anyMatch(text -> text.contains("enterprise.client_id"))
                .anyMatch(text -> text.contains("enterprise.client_secret"))
                .anyMatch(
                        text -> text.contains("connector-okta.yml: ") || text.contains("connector-okta.yml, key host"))
                .anyMatch(text -> text.contains("api_token"));
    }

    @Test
    void whatAnotherOptionMakesCompulsoryIsToldWithEverythingElse() {
        workspace.file("connector-okta.yml", "host: acme.okta.com\nhots: x\n");
        assertThat(workspace.problems())
                .anyMatch(
                        text -> text.contains(
                                "key api_token: required with authentication_method api_token, but neither it nor secure_api_token_key"))
                .anyMatch(text -> text.contains("hots"));
        workspace.file("connector-okta.yml", "host: acme.okta.com\nauthentication_method: OAuth\n");
        assertThat(workspace.problems())
                .singleElement()
                .asString()
                .contains("key client_id: required with authentication_method oauth, but not given");
    }

    @Test
    void onlyAPatternThatIsNoneMakesTheCommandLineWrongWhateverTheFilesHold() {
        assertThatThrownBy(() -> workspace.load("user-filter ("))
                .isInstanceOfSatisfying(ConfigurationException.class, wrong -> assertThat(wrong.usage())
                        .isTrue());
        assertThatThrownBy(() -> workspace.load("connector lotus"))
                .isInstanceOfSatisfying(ConfigurationException.class, wrong -> assertThat(wrong.usage())
                        .isFalse());
    }

    @Test
    void tellsWhatIsWrongOnTheCommandLine() {
        assertThat(workspace.problems("connector lotus"))
                .containsExactly(
                        "command line, option --connector: no connector is named 'lotus'; there are csv, okta");
        assertThat(workspace.problems("users all"))
                .singleElement()
                .asString()
                .contains("--users", "okta cannot read all");
        assertThat(workspace.problems("user-filter ("))
                .singleElement()
                .asString()
                .contains("--user-filter", "not a regular");
        assertThat(workspace.problems("adobe-users group x::y"))
                .singleElement()
                .asString()
                .contains("--adobe-users", "'x'");
        assertThat(workspace.problems("adobe-only-user-list none.csv"))
                .singleElement()
                .asString()
                .contains("--adobe-only-user-list", "none.csv");
        assertThat(workspace.problems("config-file-encoding utf99"))
                .singleElement()
                .asString()
                .contains("--config-file-encoding", "utf99");
        assertThat(workspace.problems("config-filename none.yml"))
                .singleElement()
                .asString()
                .contains("none.yml", "no such file");
        assertThat(workspace.problems("config-filename ."))
                .singleElement()
                .asString()
                .contains("directory");
        assertThat(workspace.problems("users file none.csv"))
                .singleElement()
                .asString()
                .contains("--users", "none.csv");
    }

    @Test
    void warnsWithoutStopping() throws ConfigurationException {
        workspace.file("x.yml", "[").root(Workspace.ROOT.replace("    okta:", "    lotus: x.yml\n    okta:"));
        workspace.file(
                "connector-umapi.yml",
                Workspace.UMAPI.replace("client_id", "api_key")
                        + "uses_business_id: yes\nother: 1\nserver: {ims_host: h}\n");

        assertThat(workspace
                        .load("strategy push", "adobe-only-user-action remove", "user-filter a|b")
                        .targets()
                        .get(0)
                        .authHost())
                .isEqualTo("h");
        assertThat(workspace.warnings("strategy push", "adobe-only-user-action remove", "user-filter a|b"))
                .anyMatch(text -> text.contains("connectors.lotus") && text.contains("no effect"))
                .anyMatch(text -> text.contains("enterprise.api_key") && text.contains("client_id"))
                .anyMatch(text -> text.contains("server.ims_host") && text.contains("auth_host"))
                .anyMatch(text -> text.contains("uses_business_id"))
                .anyMatch(text -> text.contains("key other") && text.contains("no effect"))
                .anyMatch(text -> text.contains("--adobe-only-user-action") && text.contains("push"))
                .anyMatch(text -> text.contains("--user-filter") && text.contains("(a|b)"))
                .allSatisfy(text -> assertThat(text).doesNotContain("s3cret"));
    }

    @Test
    void checksTheKeysOfSignInByToken() {
        String jwt = Workspace.UMAPI.replace("oauth", "JWT");
        workspace.file("connector-umapi.yml", jwt + "  tech_acct_id: x\n  priv_key_path: none.key\n");
        assertThat(workspace.problems()).singleElement().asString().contains("priv_key_path", "there is no file");
        workspace.file(
                "connector-umapi.yml",
                jwt + "  tech_acct_id: x\n  priv_key_path: connector-okta.yml\n  priv_key_data: s3cret\n");
        assertThat(workspace.problems()).singleElement().asString().contains("both given");
        workspace.file("connector-umapi.yml", jwt + "  priv_key_data: s3cret\n");
        assertThat(workspace.problems()).anyMatch(text -> text.contains("tech_acct_id") && text.contains("required"));
        workspace.file("connector-umapi.yml", jwt + "  tech_acct_id: x\n");
        assertThat(workspace.problems()).singleElement().asString().contains("neither it nor priv_key_data");
        workspace.file("connector-umapi.yml", jwt + "  tech_acct_id: x\n  priv_key_data: s3cret\n");
        assertThat(workspace.problems()).singleElement().asString().contains("priv_key_data", "is no private key");
        workspace.file("connector-umapi.yml", jwt + "  tech_acct_id: x\n  priv_key_data: EC\n");
        assertThat(workspace.problems()).singleElement().asString().contains("priv_key_data", "no RSA key");
        workspace
                .file("connector-umapi.yml", jwt + "  tech_acct_id: x\n  priv_key_path: a.key\n")
                .file("a.key", "locked RSA");
        assertThat(workspace.problems()).singleElement().asString().contains("a.key is encrypted; set priv_key_pass");
    }

    @Test
    void readsTheKeyOfSignInByToken() throws Exception {
        String jwt = Workspace.UMAPI.replace("oauth", "jwt");
        workspace
                .file("connector-umapi.yml", jwt + "  tech_acct_id: x\n  priv_key_path: a.key\n  priv_key_pass: p\n")
                .file("a.key", "locked RSA");

        TargetSettings target = workspace.load("users mapped").targets().get(0);

        assertThat(target.signedToken()).hasValueSatisfying(signIn -> {
            assertThat(signIn.technicalAccount()).isEqualTo("x");
            assertThat(signIn.key().getAlgorithm()).isEqualTo("RSA");
            assertThat(signIn).hasToString("SignedTokenSettings[x]");
        });
        assertThat(target.authEndpoint()).isEqualTo("/ims/exchange/jwt");
    }

    @Test
    void warnsOfAKeyOfSignInByTokenThatEverybodyCanRead() throws Exception {
        workspace
                .file(
                        "connector-umapi.yml",
                        Workspace.UMAPI.replace("oauth", "jwt") + "  tech_acct_id: x\n  priv_key_path: a.key\n")
                .file("a.key", "RSA");
        Files.setPosixFilePermissions(workspace.path("a.key"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(workspace.warnings())
                .filteredOn(line -> line.startsWith("a.key: "))
                .singleElement()
                .asString()
                .contains("every user of this system can read");
    }
}
