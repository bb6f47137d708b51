package org.usersync.distribution;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.usersync.demo.tenant.AdobeGroup;
import org.usersync.demo.tenant.DemoTenant;
import org.usersync.demo.tenant.Fault;
import org.usersync.demo.tenant.JournalEntry;
import org.usersync.demo.tenant.OktaGroup;
import org.usersync.demo.tenant.OktaState;
import org.usersync.demo.tenant.OktaUser;
import org.usersync.demo.tenant.Service;
import org.usersync.distribution.InstalledProgram.Result;

import static org.assertj.core.api.Assertions.assertThat;

/** The main job as users meet it: the built program against an Okta tenant and an Adobe organisation over HTTPS. */
class MainJobIT {
    private static final String[] FULL = {
        "--connector", "okta", "--users", "mapped", "--process-groups", "--update-user-info"
    };
    private static final String MEMBERS = "GET /api/v1/groups/.*/users";

    @TempDir
    Path scratch;

    private TestCompany company;

    @BeforeEach
    void start() throws IOException {
        company = new TestCompany(scratch.resolve("company"));
    }

    @AfterEach
    void stop() {
        company.close();
    }

    @Test
    void bringsAdobeToTheDirectorysStateAndThenHasNothingToDo() throws Exception {
        Result first = sync(FULL);

        assertThat(first.status()).as(first.out()).isZero();
        assertThat(company.adobe("ana").groups()).containsExactly("Design");
        assertThat(company.adobe("ana").country()).isEqualTo("DE");
        assertThat(company.adobe("bo").lastname()).isEqualTo("Li");
        assertThat(company.adobe("bo").groups()).containsExactlyInAnyOrder("Design", "Print", "Unmapped");
        assertThat(company.adobe("cy").lastname()).isEqualTo("Zoë");
        assertThat(company.adobe("dee").groups()).containsExactly("Unmapped");
        assertThat(company.adobe("admin").groups()).containsExactly("Design");
        assertThat(company.tenant().adobe().user(TestCompany.email("gone"))).isEmpty();
        assertThat(first.out())
                .contains("Number of directory users read: 3")
                .contains("Number of new Adobe users added: 2")
                .contains("Number of matching Adobe users updated: 1")
                .contains("Number of Adobe users excluded from updates: 1")
                .contains("Number of Adobe-only users with groups processed: 1")
                .containsPattern("Number of UMAPI actions sent \\(total, success, error\\): \\(4, 4, 0\\)");
        company.tenant().journal().clear();

        Result second = sync(FULL);

        assertThat(second.status()).isZero();
        assertThat(company.actionRequests()).isZero();
        assertThat(second.out()).contains("(total, success, error): (0, 0, 0)");
    }

    @Test
    void logLinesLookAsTheyAlwaysDid() throws Exception {
        Result result = sync(FULL);

        assertThat(result.out().lines())
                .allMatch(line -> line.matches(
                        "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d \\d+ (INFO|WARNING|ERROR|CRITICAL) \\w+ - .*"));
        assertThat(result.err()).isEmpty();
    }

    @Test
    void refusesAllUsersOfOktaBeforeAnyCall() throws Exception {
        Result given = sync("--connector", "okta", "--users", "all");
        Result byDefault = sync("--connector", "okta");

        for (Result result : List.of(given, byDefault)) {
            assertAborted(result, "okta", "--users");
        }
        assertThat(company.tenant().journal().entries()).isEmpty();
    }

    @Test
    void namesStatusCodeAndRequestOfARefusedTokenAndNeverTheToken() throws Exception {
        String wrong = "00marker-of-a-wrong-token";
        company.file("connector-okta.yml", TestCompany.okta(company.tenant().host(Service.OKTA), wrong));

        Result result = sync(FULL);

        assertAborted(result, "401", "E0000011", "Invalid token provided", "refused");
        assertThat(result.out()).containsPattern("request(?: id)? \\S+").doesNotContain(wrong);
        assertThat(company.tenant().journal().entries(Service.UMAPI)).isEmpty();
    }

    @Test
    void namesARefusedAdobeCredentialAndNeverTheSecret() throws Exception {
        company.tenant()
                .adobe(new org.usersync.demo.tenant.AdobeState(
                        "AB12CD@AdobeOrg",
                        TestCompany.CLIENT_ID,
                        "another secret",
                        java.util.Map.of(),
                        0,
                        List.of(),
                        List.of()));

        Result result = sync(FULL);

        assertAborted(result, "Adobe", "401");
        assertThat(result.out()).doesNotContain(TestCompany.CLIENT_SECRET);
    }

    @Test
    void saysInOneLineWhichHostCannotBeReached() throws Exception {
        company.file("connector-okta.yml", TestCompany.okta("no-such-tenant.invalid", TestCompany.TOKEN));
        assertAborted(sync(FULL), "no-such-tenant.invalid");

        company.file("connector-okta.yml", TestCompany.okta("localhost:" + closedPort(), TestCompany.TOKEN));
        assertAborted(sync(FULL), "localhost", "refuses connections");
    }

    @Test
    void saysInOneLineThatACertificateIsForeign() throws Exception {
        Result result = company.program(scratch).unset("SSL_CERT_FILE").run(FULL);

        assertAborted(result, "certificate", "localhost");
        assertThat(company.tenant().journal().entries()).isEmpty();
    }

    @Test
    void saysInOneLineThatAProxyRefuses() throws Exception {
        try (ServerSocket proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread refusing = new Thread(() -> {
                while (!proxy.isClosed()) {
                    try (var socket = proxy.accept()) {
                        // The whole head has to be read: closing with unread bytes resets the connection.
                        var in = new java.io.BufferedReader(new java.io.InputStreamReader(
                                socket.getInputStream(), java.nio.charset.StandardCharsets.US_ASCII));
                        String line = in.readLine();
                        while (line != null && !line.isEmpty()) {
                            line = in.readLine();
                        }
                        socket.getOutputStream()
                                .write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                    } catch (IOException closed) {
                        return;
                    }
                }
            });
            refusing.setDaemon(true);
            refusing.start();

            Result result = company.program(scratch)
                    .set("HTTPS_PROXY", "http://me:marker-of-a-password@localhost:" + proxy.getLocalPort())
                    .run(FULL);

            assertAborted(result, "proxy", "403");
            assertThat(result.out()).doesNotContain("marker-of-a-password");
        }
        assertThat(company.tenant().journal().entries()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.Kind.class,
            names = {"HALF_JSON", "HTML", "NEXT_LOOP"})
    void aPageThatIsNotWhatItShouldBeEndsTheRunWithNothingSent(Fault.Kind kind) throws Exception {
        company.tenant().faults(Fault.of(Service.OKTA, MEMBERS, kind).times(-1));

        assertAborted(sync(FULL), "");
        assertThat(company.actionRequests()).isZero();
    }

    @Test
    void aPageThatFailsAgainAndAgainEndsTheRunWithNothingSent() throws Exception {
        company.tenant()
                .faults(Fault.status(Service.OKTA, MEMBERS + ".*after=", 503).times(-1));

        assertAborted(sync(FULL), "503");
        assertThat(company.actionRequests()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.Kind.class,
            names = {"EMPTY_PAGE", "NEXT_RELATIVE", "DUPLICATE", "REORDER"})
    void anOddButCompleteAnswerIsReadToItsEnd(Fault.Kind kind) throws Exception {
        company.tenant().faults(Fault.of(Service.OKTA, MEMBERS, kind));

        Result result = sync(FULL);

        assertThat(result.status()).as(result.out()).isZero();
        assertThat(company.adobe("cy").groups()).containsExactly("Print");
        assertThat(company.adobe("bo").groups()).containsExactlyInAnyOrder("Design", "Print", "Unmapped");
    }

    @Test
    void aConnectionThatBreaksOnceIsNoticedByNobody() throws Exception {
        company.tenant()
                .faults(
                        Fault.of(Service.OKTA, MEMBERS, Fault.Kind.TRUNCATE),
                        Fault.of(Service.OKTA, "GET /api/v1/groups\\?", Fault.Kind.RESET));

        assertThat(sync(FULL).status()).isZero();
        assertThat(company.adobe("ana").groups()).containsExactly("Design");
    }

    @Test
    void theTokenNeverGoesToAForeignHost() throws Exception {
        company.tenant()
                .faults(Fault.of(Service.OKTA, MEMBERS, Fault.Kind.NEXT_FOREIGN).times(-1));

        sync(FULL);

        assertThat(company.tenant().journal().entries(Service.OKTA))
                .isNotEmpty()
                .allMatch(call -> String.valueOf(call.headers().get("host")).startsWith("localhost"));
    }

    @Test
    void testModeChangesNothing() throws Exception {
        var before = company.tenant().adobe();

        Result result = sync("--connector", "okta", "--users", "mapped", "--process-groups", "-t");

        assertThat(result.status()).as(result.out()).isZero();
        assertThat(result.out()).contains("TEST MODE");
        assertThat(company.tenant().adobe().users()).isEqualTo(before.users());
        assertThat(company.tenant().journal().actions())
                .isNotEmpty()
                .extracting(JournalEntry::query)
                .allMatch(query -> query.contains("testOnly=true"));
    }

    @Test
    void tooManyAdobeOnlyUsersAreLeftAloneAndTheRestGoesOn() throws Exception {
        company.file("limits.yml", "").root("no limit", "");
        company.file(
                "user-sync-config.yml",
                Files.readString(written("user-sync-config.yml"))
                        .replace("max_adobe_only_users: 10", "max_adobe_only_users: 0"));

        Result result = sync(FULL);

        assertThat(result.status()).as(result.out()).isEqualTo(4);
        assertThat(result.out()).contains("CRITICAL");
        assertThat(company.adobe("dee").groups()).containsExactlyInAnyOrder("Print", "Unmapped");
        assertThat(company.adobe("ana").groups()).containsExactly("Design");
    }

    @Test
    void whatAdobeRejectsIsAnErrorLineAndStatus3() throws Exception {
        company.tenant()
                .adobe(company.tenant().adobe().withGroups(List.of(new org.usersync.demo.tenant.AdobeGroup("Design"))));

        Result result = sync(FULL);

        assertThat(result.status()).as(result.out()).isEqualTo(3);
        assertThat(result.out().lines().filter(line -> line.contains(" ERROR ")))
                .isNotEmpty()
                .allMatch(line -> line.contains("action_") && line.contains("error.group.not_found"));
        assertThat(company.adobe("ana").groups()).containsExactly("Design");
    }

    @Test
    void namesFileKeyAndLineOfEveryProblemOfTheConfiguration() throws Exception {
        company.root("typo", "limts: {}\nlogging: {console_log_level: 7, log_to_fil: true}");

        Result result = sync(FULL);

        assertAborted(result, "user-sync-config.yml", "line", "limts", "limits", "log_to_fil", "log_to_file");
        assertThat(company.tenant().journal().entries()).isEmpty();
    }

    @Test
    void aFilterThatReachesOutIsRefusedBeforeAnyCall() throws Exception {
        company.file(
                "connector-okta.yml",
                TestCompany.okta(company.tenant().host(Service.OKTA), TestCompany.TOKEN)
                        + "all_users_filter: '[x for x in user.__class__]'\n");

        assertAborted(sync(FULL), "all_users_filter");
        assertThat(company.tenant().journal().entries()).isEmpty();
    }

    @Test
    void anOptionThatOnlyTheConnectorCanJudgeIsRefusedBeforeAnyCall() throws Exception {
        company.file("connector-okta.yml", TestCompany.okta(company.tenant().host(Service.OKTA), "'two words'"));

        assertAborted(sync(FULL), "connector okta", "api_token");
        assertThat(company.tenant().journal().entries()).isEmpty();
    }

    @Test
    void anUnknownConnectorIsAnsweredByThoseThatAreThere() throws Exception {
        assertAborted(sync("--connector", "nosuch"), "nosuch", "csv", "okta");
    }

    @Test
    void readsACsvFileAsTheDirectory() throws Exception {
        Files.writeString(
                company.folder().resolve("people.csv"),
                "email,firstname,lastname,country,groups\nnew@acme.example,New,Person,FR,Print #1\n");

        Result result = sync("--users", "file", "people.csv", "--process-groups");

        assertThat(result.status()).as(result.out()).isZero();
        assertThat(company.adobe("new").groups()).containsExactly("Print");
        assertThat(company.adobe("new").country()).isEqualTo("FR");
        assertThat(company.tenant().journal().entries(Service.OKTA)).isEmpty();
    }

    @Test
    void additionalGroupsOfOktaGiveGroupsToPeopleInScopeAndBringNobody() throws Exception {
        OktaState okta = company.tenant().okta();
        List<OktaUser> people = new ArrayList<>(okta.users());
        people.add(TestCompany.person("00u9", "eve", "Eve", "Else"));
        List<OktaGroup> groups = new ArrayList<>(okta.groups());
        groups.add(new OktaGroup("00g8", "ACL-Photo", List.of("00u1", "00u2", "00u4", "00u9")));
        groups.add(new OktaGroup("00g9", "acl-Video", List.of("00u1")));
        company.tenant().okta(new OktaState(okta.token(), okta.powerlessToken(), people, groups));
        List<AdobeGroup> adobe = new ArrayList<>(company.tenant().adobe().groups());
        adobe.add(new AdobeGroup("Photo"));
        company.tenant().adobe(company.tenant().adobe().withGroups(adobe));
        company.file(
                "user-sync-config.yml",
                Files.readString(written("user-sync-config.yml"))
                        .replace(
                                "limits:", "  additional_groups:\n    - {source: 'ACL-(.+)', target: '\\1'}\nlimits:"));

        Result result = sync(FULL);

        assertThat(result.status()).as(result.out()).isZero();
        assertThat(company.adobe("ana").groups()).containsExactlyInAnyOrder("Design", "Photo");
        assertThat(company.adobe("cy").groups()).containsExactly("Print");
        assertThat(company.tenant().adobe().user(TestCompany.email("eve"))).isEmpty();
        assertThat(result.out()).doesNotContain("eve@").doesNotContain(" WARNING ");

        // Who leaves the group loses what it gave.
        company.tenant()
                .okta(company.tenant()
                        .okta()
                        .changeGroup(
                                "ACL-Photo", group -> new OktaGroup("00g8", "ACL-Photo", List.of("00u2", "00u9"))));
        assertThat(sync(FULL).status()).isZero();
        assertThat(company.adobe("ana").groups()).containsExactly("Design");
    }

    @Test
    void readsAnotherAdobeOrganisationAsTheDirectory() throws Exception {
        try (TestCompany other = new TestCompany(scratch.resolve("other"), "EF34@AdobeOrg")) {
            DemoTenant source = other.tenant();
            company.file(
                    "connector-adobe-console.yml",
                    TestCompany.umapi(source.host(Service.UMAPI), source.host(Service.IMS), "EF34@AdobeOrg")
                            .replace("enterprise:", "integration:"));
            company.file(
                    "user-sync-config.yml",
                    Files.readString(written("user-sync-config.yml"))
                            .replace("okta: connector-okta.yml", "adobe_console: connector-adobe-console.yml")
                            .replace("Design & Co", "DESIGN")
                            .replace("Print #1", "No such group")
                            .replace(
                                    "limits:",
                                    "  additional_groups:\n    - {source: 'Unm(.+)', target: 'Pr\\1'}\nlimits:"));
            List<AdobeGroup> groups = new ArrayList<>(company.tenant().adobe().groups());
            groups.add(new AdobeGroup("Prapped"));
            company.tenant().adobe(company.tenant().adobe().withGroups(groups));
            InstalledProgram program = company.program(scratch);
            Path both = company.folder().resolve("both.pem");
            Files.writeString(
                    both,
                    Files.readString(company.folder().resolve("ca.pem"))
                            + Files.readString(other.folder().resolve("ca.pem")));

            Result result = program.set("SSL_CERT_FILE", both.toString())
                    .run("--connector", "adobe_console", "--users", "mapped", "--process-groups", "--update-user-info");

            assertThat(result.status()).as(result.out()).isZero();
            assertThat(company.adobe("bo").groups()).containsExactlyInAnyOrder("Design", "Unmapped", "Prapped");
            assertThat(company.tenant().adobe().user(TestCompany.email("ana"))).isEmpty();
            assertThat(result.out()).contains("no group No such group");
            assertThat(source.journal().actions()).isEmpty();
        }
    }

    @Test
    void noSecretIsSeenEvenAtDebugLevel() throws Exception {
        company.root("debug", "logging: {console_log_level: debug, file_log_level: debug, log_to_file: true}");

        Result result = sync(FULL);

        assertThat(result.status()).as(result.out()).isZero();
        Path log;
        try (var files = Files.list(company.folder().resolve("logs"))) {
            log = files.findFirst().orElseThrow();
        }
        assertThat(result.out() + result.err() + Files.readString(log))
                .doesNotContain(TestCompany.TOKEN)
                .doesNotContain(TestCompany.CLIENT_SECRET)
                .doesNotContain("Bearer ey");
    }

    @Test
    void aSecondRunOnTheSameOrganisationIsTurnedAwayAndOneOnAnotherIsNot() throws Exception {
        company.tenant()
                .faults(Fault.of(Service.OKTA, MEMBERS, Fault.Kind.STALL).times(-1));
        Process running =
                company.program(scratch).start(scratch.resolve("first.out"), scratch.resolve("first.err"), FULL);
        try {
            awaitCalls(1);

            Result second = sync(FULL);
            assertThat(second.status()).as(second.out()).isEqualTo(5);
            assertThat(second.out()).contains(String.valueOf(running.pid()));
            try (TestCompany other = new TestCompany(scratch.resolve("other"), "EF34@AdobeOrg")) {
                Result elsewhere = other.program(scratch).run(FULL);
                assertThat(elsewhere.status()).as(elsewhere.out()).isZero();
            }
        } finally {
            running.destroyForcibly();
        }
        assertThat(running.waitFor(1, TimeUnit.MINUTES)).isTrue();
        company.tenant().faults();

        // The killed process leaves neither a lock nor a broken cache behind.
        assertThat(sync(FULL).status()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.Kind.class,
            names = {"DRIP", "STALL"})
    void anInterruptedRunEndsCleanlyWith130(Fault.Kind kind) throws Exception {
        company.tenant()
                .faults(Fault.of(Service.OKTA, MEMBERS, kind).millis(60_000).times(-1));
        Process running =
                company.program(scratch).start(scratch.resolve("first.out"), scratch.resolve("first.err"), FULL);
        awaitCalls(2);
        running.destroy();

        assertThat(running.waitFor(1, TimeUnit.MINUTES)).isTrue();
        String log = Files.readString(scratch.resolve("first.out"));
        assertThat(running.exitValue()).as(log).isEqualTo(130);
        assertThat(company.actionRequests()).isZero();
        assertThat(log).containsIgnoringCase("nothing was sent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"okta", "ldap"})
    void theDemoEndsWithNothingLeftToChange(String connector) throws Exception {
        Result result = new InstalledProgram(scratch).run("demo", "--users", "60", "--connector", connector);

        assertThat(result.status()).as(result.out() + result.err()).isZero();
        assertThat(result.out()).contains("the second none").doesNotContain(" WARNING main ");
    }

    @Test
    void infoShowsEveryBundleInUse() throws Exception {
        Result result = new InstalledProgram(scratch).run("info");

        assertThat(result.status()).isZero();
        assertThat(result.out())
                .contains("User Sync " + InstalledProgram.version())
                .contains("okta", "csv", "org.usersync.spi")
                .doesNotContain("not resolved", "not used");
    }

    private Result sync(String... words) throws Exception {
        return company.program(scratch).run(words);
    }

    private Path written(String name) throws IOException {
        company.program(scratch);
        return company.folder().resolve(name);
    }

    private void awaitCalls(int count) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (company.tenant().journal().entries(Service.OKTA).size() < count && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Status 1, at least one critical line with these words, and no stack trace. */
    private static void assertAborted(Result result, String... words) {
        assertThat(result.status()).as(result.out() + result.err()).isEqualTo(1);
        List<String> critical =
                result.out().lines().filter(line -> line.contains(" CRITICAL ")).toList();
        assertThat(critical).as(result.out()).isNotEmpty();
        assertThat(String.join("\n", critical)).contains(words);
        assertThat(result.out() + result.err()).doesNotContain("\tat ").doesNotContain("Exception");
    }
}
