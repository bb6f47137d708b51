package org.usersync.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.usersync.distribution.InstalledProgram.Result;

import static org.assertj.core.api.Assertions.assertThat;

/** From where processes take the classes of the program's bundles: Java itself tells. */
class ConnectedBundlesIT {
    private static final String[] SYNC = {"--connector", "okta", "--users", "mapped", "--process-groups"};
    private static final String OKTA = "org.usersync.connector.okta.internal.OktaConnectorFactory ";
    private static final String ENGINE = "org.usersync.engine.SyncEngine ";
    private static final String CLASS_PATH = "/lib/org.usersync.bundles-";

    @TempDir
    private Path scratch;

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
    void syncTakesThemFromTheClassPath() throws Exception {
        Result result = program().run(SYNC);
        assertThat(result.status()).as(result.out() + result.err()).isZero();
        assertThat(origin(OKTA)).contains(CLASS_PATH);
        assertThat(origin(ENGINE)).contains(CLASS_PATH);
    }

    @Test
    void serviceTakesEachFromItsOwnJar() throws Exception {
        Files.writeString(
                company.folder().resolve("service.yml"),
                "syncs:\n  - {name: main, config: user-sync-config.yml, arguments: [--connector, okta, --users, mapped]}\n");
        try (RunningService service = RunningService.start(program(), scratch, "serve", "--config", "service.yml")) {
            service.await("its classes are loaded", () -> log().stream().anyMatch(line -> line.contains(OKTA)));
        }
        assertThat(origin(OKTA)).contains("/bundles/org.usersync.connector-okta-");
        assertThat(log()).noneMatch(line -> line.contains(CLASS_PATH));
    }

    @Test
    void connectorThatWasExchangedComesFromItsOwnJar() throws Exception {
        Path home = programWithOtherOkta();
        Files.writeString(home.resolve("conf/launcher.properties"), "bundles.trust=any\n");
        Result result = program().script(home.resolve("bin/user-sync")).run(SYNC);
        assertThat(result.status()).as(result.out() + result.err()).isZero();
        assertThat(company.actionRequests()).isPositive();
        assertThat(origin(OKTA)).contains("/bundles/org.usersync.connector-okta-");
        assertThat(origin(ENGINE)).contains(CLASS_PATH);
    }

    @Test
    void connectorThatWasAlteredRunsInNeitherWay() throws Exception {
        Path home = programWithOtherOkta();
        Result result = program().script(home.resolve("bin/user-sync")).run(SYNC);
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out() + result.err()).contains("connector-okta", "altered");
        assertThat(company.actionRequests()).isZero();
        assertThat(log()).noneMatch(line -> line.contains("org.usersync.connector.okta."));
    }

    private InstalledProgram program() throws IOException {
        return company.program(scratch)
                .set("USER_SYNC_JAVA_OPTS", "-Xlog:class+load:file=" + scratch.resolve("classes.log"));
    }

    private Path programWithOtherOkta() throws IOException {
        Path home = scratch.resolve("program");
        InstalledProgram.copyTo(home);
        try (Stream<Path> jars = Files.list(home.resolve("bundles"))) {
            Path okta = jars.filter(jar -> jar.getFileName().toString().contains("connector-okta"))
                    .findFirst()
                    .orElseThrow();
            OktaJar.copy(okta, OktaJar.NAME, "1.0.0");
        }
        return home;
    }

    private String origin(String name) {
        return log().stream()
                .filter(line -> line.contains(name))
                .reduce((one, other) -> {
                    throw new AssertionError(name + "is loaded twice");
                })
                .orElseThrow();
    }

    private List<String> log() {
        try {
            return Files.readAllLines(scratch.resolve("classes.log"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
