package org.usersync.distribution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersync.demo.tenant.Fault;
import org.usersync.demo.tenant.Service;
import org.usersync.distribution.InstalledProgram.Result;
import org.usersync.distribution.scenario.LdapServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs at the level debug, with a marker in every place where a secret may stand and servers that echo what they are
 * sent; then everything that the runs left behind is searched: output, log files, lists, the state folder, temporary
 * files, and the words of the process.
 */
class NothingLeaksIT {
    private static final String LDAP_PASSWORD = LdapServer.PASSWORD;
    private static final String ACCOUNT = "1A2B@techacct.adobe.com";
    private static final String STORE_PASSWORD = "marker-of-the-key-stores-password";
    private static final String ENTRY_PASSWORD = "marker-of-the-entrys-password";
    private static final String PROXY_PASSWORD = "marker/of+the proxy-password";
    private static final String PASS_PHRASE = "marker-of-the-pass-phrase";
    private static final String[] FULL = {
        "--connector",
        "okta",
        "--users",
        "mapped",
        "--process-groups",
        "--update-user-info",
        "--adobe-only-user-action",
        "write-file",
        "list.csv"
    };
    private static final String DIRECTORY = """
            dn: dc=acme,dc=example
            objectClass: domain
            dc: acme

            dn: cn=Design & Co,dc=acme,dc=example
            objectClass: groupOfNames
            cn: Design & Co
            member: cn=Ana,dc=acme,dc=example

            dn: cn=Ana,dc=acme,dc=example
            objectClass: inetOrgPerson
            cn: Ana
            givenName: Ana
            sn: Ruiz
            c: de
            mail: ana@acme.example
            memberOf: cn=Design & Co,dc=acme,dc=example
            """;
    private static final String DEBUG = """
            logging:
              log_to_file: true
              file_log_directory: logs
              file_log_level: debug
              console_log_level: debug
            """;

    @TempDir
    Path scratch;

    private TestCompany company;
    private Path temporary;
    private Traces traces;

    /** Who echoes what the request held. */
    enum Echo {
        /** Okta's error object. */
        OKTA_ERROR(Service.OKTA, "GET /api/", 401, """
                {"errorCode":"E0000011","errorSummary":"Invalid token {authorization}",
                "errorCauses":[{"errorSummary":"seen: {authorization}"}]}"""),
        /** A gateway's page where Okta's should be. */
        OKTA_PAGE(Service.OKTA, "GET /api/", 200, "<html>{authorization}</html>"),
        /** Okta's error, retried until it is final. */
        OKTA_TROUBLE(Service.OKTA, "GET /api/", 503, "{\"errorSummary\":\"{authorization}\"}"),
        /** Adobe's sign-in. */
        IMS_ERROR(Service.IMS, "POST /", 401, "{\"error\":\"invalid_client\",\"error_description\":\"{body}\"}"),
        /** Something else where Adobe's sign-in should be. */
        IMS_PAGE(Service.IMS, "POST /", 200, "<html>{body}</html>"),
        /** The User Management API, asked for users. */
        UMAPI_READ(Service.UMAPI, "GET /", 403, "{\"error_code\":\"403003\",\"message\":\"{authorization}\"}"),
        /** The User Management API, asked for a change. */
        UMAPI_ACTION(
                Service.UMAPI, "POST /", 400, "{\"result\":\"error\",\"errors\":[{\"message\":\"{authorization}\"}]}"),
        /** A gateway in front of it. */
        UMAPI_PAGE(Service.UMAPI, "POST /", 403, "<html>{authorization}</html>");

        private final Service service;
        private final String path;
        private final int status;
        private final String body;

        Echo(Service service, String path, int status, String body) {
            this.service = service;
            this.path = path;
            this.status = status;
            this.body = body;
        }

        Fault fault() {
            return Fault.status(service, path, status).body(body).times(-1);
        }
    }

    @BeforeEach
    void start() throws IOException {
        company = new TestCompany(scratch.resolve("company")).root("debug", DEBUG);
        temporary = Files.createDirectories(scratch.resolve("tmp"));
        traces = new Traces()
                .secret("Okta's API token", TestCompany.TOKEN, "SSWS")
                .secret("Adobe's client secret", TestCompany.CLIENT_SECRET, TestCompany.CLIENT_ID)
                .secret("Adobe's client id", TestCompany.CLIENT_ID, "")
                .secret("the proxy's password", PROXY_PASSWORD, "user")
                .secret("the pass phrase", PASS_PHRASE, "")
                .secret("the LDAP password", LDAP_PASSWORD, LdapServer.USER)
                .secret("the key store's password", STORE_PASSWORD, "")
                .secret("the entry's password", ENTRY_PASSWORD, "");
        for (String file : List.of(
                "connector-okta.yml",
                "connector-umapi.yml",
                "connector-ldap.yml",
                "connector-adobe-console.yml",
                "user-sync-config.yml",
                "secrets",
                "okta.key")) {
            traces.except(company.folder().resolve(file));
        }
    }

    @AfterEach
    void stop() {
        company.close();
    }

    private InstalledProgram program() throws IOException {
        return company.program(scratch)
                .set("USER_SYNC_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary)
                .set("TMPDIR", temporary.toString());
    }

    private void assertNoTrace(Result result) throws IOException {
        List<String> found = new ArrayList<>();
        found.addAll(traces.in("standard output", result.out()));
        found.addAll(traces.in("standard error", result.err()));
        found.addAll(traces.below(scratch));
        assertThat(found).as(result.status() + "\n" + result.err()).isEmpty();
    }

    private Path log() throws IOException {
        try (var files = Files.list(company.folder().resolve("logs"))) {
            return files.findFirst().orElseThrow();
        }
    }

    @Test
    void aRunThatWorksLeavesNoTraceAndFilesOfItsOwnerAlone() throws Exception {
        Result result = program().run(FULL);

        assertThat(result.status()).as(result.out()).isZero();
        assertThat(result.out()).contains(" DEBUG ");
        assertNoTrace(result);
        assertThat(mode(company.folder().resolve("logs"))).isEqualTo("rwx------");
        assertThat(mode(log())).isEqualTo("rw-------");
        assertThat(mode(company.folder().resolve("list.csv"))).isEqualTo("rw-------");
        assertNoTrace(program().run("info"));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @ParameterizedTest
    @EnumSource
    void serversThatEchoWhatTheyAreSentAreMasked(Echo echo) throws Exception {
        company.tenant().faults(echo.fault());

        Result result = program().run(FULL);

        assertThat(result.status()).as(result.out()).isNotZero();
        assertThat(company.tenant().journal().entries()).anyMatch(entry -> entry.fault() == Fault.Kind.STATUS);
        assertNoTrace(result);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /oauth2/", "GET /api/", "nothing goes wrong"})
    void aServiceAppLeavesNoTrace(String where) throws Exception {
        ServiceAppKey key = ServiceAppKey.rsa();
        company.tenant().okta(company.tenant().okta().withApps(key.app(true)));
        company.file("connector-okta.yml", """
                host: %s
                authentication_method: oauth
                client_id: %s
                priv_key_data: '%s'
                priv_key_pass: %s
                """.formatted(
                        company.tenant().host(Service.OKTA), ServiceAppKey.CLIENT_ID, key.privateKey(), PASS_PHRASE));
        company.tenant()
                .faults(Fault.status(Service.OKTA, where, 400)
                        .times(-1)
                        .body("{\"error\":\"invalid_client\",\"error_description\":\"{body}\","
                                + "\"errorSummary\":\"{authorization}\"}"));

        Result result = program().run(FULL);

        assertThat(result.status()).as(result.out()).isEqualTo(where.startsWith("nothing") ? 0 : 1);
        assertNoTrace(result);
    }

    @Test
    void theProxysPasswordLeavesNoTrace() throws Exception {
        Result result = program()
                .set("HTTPS_PROXY", "http://user:marker%2Fof%2Bthe%20proxy-password@127.0.0.1:1")
                .run(FULL);

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out()).contains("the proxy 127.0.0.1:1");
        assertNoTrace(result);
    }

    @Test
    void ldapsPasswordLeavesNoTrace() throws Exception {
        company.file("connector-ldap.yml", """
                host: ldap://127.0.0.1:1
                username: cn=reader
                password: %s
                base_dn: dc=acme,dc=example
                """.formatted(LDAP_PASSWORD));
        String root = Files.readString(written()).replace("okta: connector-okta.yml", "ldap: connector-ldap.yml");
        company.file("user-sync-config.yml", root);

        Result result = program().run("--connector", "ldap", "--users", "mapped", "--process-groups");

        assertThat(result.status()).as(result.out()).isEqualTo(1);
        assertThat(result.out()).contains("127.0.0.1:1");
        assertNoTrace(result);
    }

    private Path written() throws IOException {
        company.program(scratch);
        return company.folder().resolve("user-sync-config.yml");
    }

    /** What goes wrong while secrets come from elsewhere than the files. */
    enum Trouble {
        NOTHING,
        ADOBE_ECHOES,
        LDAP_ECHOES
    }

    @ParameterizedTest
    @EnumSource
    void secretsOfEverySourceLeaveNoTrace(Trouble trouble) throws Exception {
        SecretsElsewhere elsewhere = new SecretsElsewhere(company.folder().resolve("secrets"));
        LockedKey key = LockedKey.by(PASS_PHRASE);
        key.traces("of the technical account", traces);
        company.tenant().addTechnicalAccount(ACCOUNT, key.publicKey());
        elsewhere.file("ldap-password", LDAP_PASSWORD + "\n");
        LockedKey client = LockedKey.by("marker-of-the-client-keys-pass-phrase");
        client.traces("of the client", traces);
        elsewhere.file("client.key", client.pem());
        elsewhere.file("client.pem", client.certificate());
        elsewhere.keyStore("store.p12", STORE_PASSWORD, "client", TestCompany.CLIENT_SECRET, ENTRY_PASSWORD);
        try (LdapServer ldap = new LdapServer()) {
            ldap.reset(DIRECTORY);
            if (trouble == Trouble.LDAP_ECHOES) {
                ldap.echoPasswords();
            } else if (trouble == Trouble.ADOBE_ECHOES) {
                company.tenant().faults(Echo.IMS_ERROR.fault());
            }
            company.root("debug, with a client key", DEBUG + """
                            network:
                              client_certificate: secrets/client.pem
                              client_key: secrets/client.key
                              client_key_pass: %s
                            """.formatted(client.passPhrase()))
                    .edit("okta: connector-okta.yml", "ldap: connector-ldap.yml")
                    .file("connector-ldap.yml", """
                            host: %s
                            username: %s
                            password: {file: secrets/ldap-password}
                            base_dn: dc=acme,dc=example
                            all_users_filter: (objectClass=inetOrgPerson)
                            """.formatted(ldap.url(), LdapServer.USER))
                    .file(
                            "connector-umapi.yml",
                            """
                            authentication_method: jwt
                            server: {host: "%s", auth_host: "%s"}
                            enterprise:
                              org_id: AB12CD@AdobeOrg
                              client_id: {env: CLIENT_ID}
                              client_secret:
                                keystore:
                                  file: secrets/store.p12
                                  alias: client
                                  password: %s
                                  key_password: {env: ENTRY_PASSWORD}
                              tech_acct_id: %s
                              priv_key_pass: {command: [sh, -c, 'printf %%s "$PASS_PHRASE"']}
                              priv_key_data: |
                            """.formatted(
                                                    company.tenant().host(Service.UMAPI),
                                                    company.tenant().host(Service.IMS),
                                                    STORE_PASSWORD,
                                                    ACCOUNT)
                                    + key.pem().indent(4));

            Result result = program()
                    .set("CLIENT_ID", TestCompany.CLIENT_ID)
                    .set("ENTRY_PASSWORD", ENTRY_PASSWORD)
                    .set("PASS_PHRASE", PASS_PHRASE)
                    .run("--connector", "ldap", "--users", "mapped", "--process-groups");

            assertThat(result.status()).as(result.out()).isEqualTo(trouble == Trouble.NOTHING ? 0 : 1);
            if (trouble == Trouble.NOTHING) {
                assertThat(company.adobe("ana").groups()).containsExactly("Design");
            }
            if (trouble != Trouble.LDAP_ECHOES) {
                assertThat(company.tenant().journal().entries())
                        .anyMatch(entry -> entry.path().equals("/ims/exchange/jwt"));
            } else {
                assertThat(result.out()).contains("seen: ");
            }
            assertNoTrace(result);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"IMS_ERROR", "UMAPI_READ"})
    void anotherOrganisationAsDirectoryLeavesNoTrace(Echo echo) throws Exception {
        LockedKey key = LockedKey.by(PASS_PHRASE);
        key.traces("of the technical account", traces);
        // the directory is the only organisation that is asked before the fault ends the run
        company.tenant().addTechnicalAccount(ACCOUNT, key.publicKey());
        company.tenant().faults(echo.fault());
        company.edit("okta: connector-okta.yml", "adobe_console: connector-adobe-console.yml")
                .file(
                        "connector-adobe-console.yml",
                        """
                        authentication_method: jwt
                        server: {host: "%s", auth_host: "%s"}
                        integration:
                          org_id: AB12CD@AdobeOrg
                          client_id: %s
                          client_secret: %s
                          tech_acct_id: %s
                          priv_key_pass: %s
                          priv_key_data: |
                        """.formatted(
                                                company.tenant().host(Service.UMAPI),
                                                company.tenant().host(Service.IMS),
                                                TestCompany.CLIENT_ID,
                                                TestCompany.CLIENT_SECRET,
                                                ACCOUNT,
                                                PASS_PHRASE)
                                + key.pem().indent(4));

        Result result = program().run("--connector", "adobe_console", "--users", "mapped", "--process-groups");

        assertThat(result.status()).as(result.out()).isEqualTo(1);
        assertThat(company.tenant().journal().entries())
                .anyMatch(entry -> entry.path().equals("/ims/exchange/jwt"))
                .anyMatch(entry -> entry.fault() == Fault.Kind.STATUS);
        assertNoTrace(result);
    }

    @Test
    void brokenConfigurationIsReportedWithoutItsValues() throws Exception {
        company.file("connector-okta.yml", "host: [a, b]\napi_token: {x: " + TestCompany.TOKEN + "}\n")
                .file(
                        "connector-umapi.yml",
                        "authentication_method: oauth\nenterprise:\n  org_id: x\n  client_id: client\n  client_secret: ["
                                + TestCompany.CLIENT_SECRET + "\n  : :\n");

        Result result = program().run(FULL);

        assertThat(result.status()).isEqualTo(1);
        assertNoTrace(result);
    }

    @Test
    void theWordsOfTheProcessHoldNoSecret() throws Exception {
        company.tenant()
                .faults(Fault.of(Service.OKTA, "GET /api/", Fault.Kind.STALL)
                        .millis(TimeUnit.MINUTES.toMillis(5))
                        .times(-1));
        Path out = scratch.resolve("out.txt");
        Process process = program().start(out, scratch.resolve("err.txt"), FULL);
        try {
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
            while (company.tenant().journal().entries(Service.OKTA).isEmpty() && System.nanoTime() < end) {
                assertThat(process.isAlive()).as(Files.readString(out)).isTrue();
                Thread.onSpinWait();
            }
            List<Long> all = new ArrayList<>(List.of(process.pid()));
            process.descendants().map(ProcessHandle::pid).forEach(all::add);
            for (long pid : all) {
                String words =
                        Files.readString(Path.of("/proc", String.valueOf(pid), "cmdline"), StandardCharsets.UTF_8);
                assertThat(words).contains("java");
                assertThat(traces.in("the words of the process", words)).isEmpty();
            }
        } finally {
            process.destroyForcibly();
        }
    }
}
