package org.usersync.distribution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.usersync.distribution.InstalledProgram.Result;

import static org.assertj.core.api.Assertions.assertThat;

/** The service as an administrator runs it: the built program with {@code serve}, asked by the commands of another process. */
class ServeIT {
    private static final String ARGUMENTS = "[--connector, okta, --users, mapped, --process-groups]";

    @TempDir
    Path scratch;

    private final List<AutoCloseable> open = new ArrayList<>();
    private TestCompany company;
    private Path file;

    @BeforeEach
    void start() throws IOException {
        company = new TestCompany(scratch.resolve("company"));
        open.add(company);
        file = company.folder().resolve("service.yml");
    }

    @AfterEach
    void stop() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }

    private void configure(String text) throws IOException {
        Files.writeString(file, text);
    }

    private RunningService serve() throws IOException {
        RunningService service =
                RunningService.start(company.program(scratch), scratch, "serve", "--config", "service.yml");
        open.add(service);
        return service;
    }

    private static Result ask(RunningService service, String... words) throws IOException, InterruptedException {
        return service.program().run(words);
    }

    @Test
    void runsOnRequestShowsItsStateAndEndsAfterItsRuns() throws Exception {
        int port = RunningService.freePort();
        configure("syncs:\n  - {name: main, config: user-sync-config.yml, arguments: " + ARGUMENTS + "}\nhttp: {port: "
                + port + "}\n");
        RunningService service = serve();
        assertThat(RunningService.get(port, "/health").statusCode()).isEqualTo(200);
        assertThat(RunningService.get(port, "/ready").statusCode()).isEqualTo(200);

        Result run = ask(service, "run", "main", "--wait");
        assertThat(run.status()).as(run.out() + run.err() + service.log()).isZero();
        assertThat(run.out()).contains("sync main begins", "sync main ended with status 0");
        assertThat(company.adobe("ana").groups()).containsExactly("Design");
        assertThat(service.log()).contains("Number of new Adobe users added: 2").doesNotContain(TestCompany.TOKEN);

        String metrics = RunningService.get(port, "/metrics").body();
        assertThat(metrics)
                .contains("usersync_runs_total{status=\"completed\",sync=\"main\"} 1.0")
                .contains("usersync_changes_total{kind=\"create\",sync=\"main\"} 2.0")
                .contains("usersync_actions_total{kind=\"create\",outcome=\"accepted\",sync=\"main\"} 2.0")
                .contains("usersync_actions_total{kind=\"create\",outcome=\"rejected\",sync=\"main\"} 0.0")
                .contains("usersync_api_calls_total{service=\"Okta\",status=\"200\"}")
                .contains("usersync_last_success_timestamp_seconds{sync=\"main\"}");

        assertThat(ask(service, "pause").out()).contains("paused");
        assertThat(RunningService.get(port, "/ready").statusCode()).isEqualTo(503);
        assertThat(ask(service, "status").out()).contains("paused", "main: ", "last run ended", "with status 0");
        assertThat(ask(service, "resume").status()).isZero();
        Result wrong = ask(service, "run", "other");
        assertThat(wrong.status()).isEqualTo(1);
        assertThat(wrong.out()).contains("there is no sync other; the syncs are main");
        assertThat(ask(service, "stop").status()).isZero();
        assertThat(service.end()).isZero();
        assertThat(ask(service, "status").status()).isEqualTo(1);
    }

    @Test
    void runsOnItsScheduleAndEndsAtASignalAndABadNewFileKeepsTheOldOne() throws Exception {
        configure("syncs:\n  - {name: main, config: user-sync-config.yml, arguments: " + ARGUMENTS
                + ", every: 1s}\nlog_format: json\n");
        RunningService service = serve();
        service.await("three runs", () -> service.log().split("sync main ended with status 0", -1).length > 3);
        assertThat(service.log().lines().filter(line -> !line.isBlank()))
                .allMatch(line -> line.startsWith("{\"time\":\"") && line.endsWith("}"))
                .anyMatch(line -> line.contains("\"run\":\""));

        configure("syncs: nothing\n");
        service.await("the word on the bad file", () -> service.log().contains("the old one is kept"));
        int before = company.actionRequests();
        Path root = company.folder().resolve("user-sync-config.yml");
        String good = Files.readString(root);
        Files.writeString(root, "adobe_users: [\n");
        service.await("the word on the bad configuration", () -> service.log()
                .contains("its configuration was changed and cannot be used; the old one is kept"));
        String since = service.log();
        service.await(
                "a good run with the old one",
                () -> service.log().substring(since.length()).contains("sync main ended with status 0"));
        Files.writeString(root, good);
        assertThat(company.actionRequests()).isEqualTo(before);

        service.process().destroy();
        assertThat(service.end()).isZero();
        assertThat(service.log()).contains("the service ended");
    }

    @Test
    void theConsoleIsThereOverTheControlSocketAlone() throws Exception {
        configure("syncs:\n  - {name: main, config: user-sync-config.yml, arguments: " + ARGUMENTS + "}\n");
        RunningService service = serve();
        Path out = scratch.resolve("console.out");
        Process console = service.program()
                .startWithInput(
                        scratch.resolve("keys"), "lb -s\nexit\n", out, scratch.resolve("console.err"), "console");
        boolean ended = console.waitFor(120, TimeUnit.SECONDS);
        console.destroyForcibly();
        assertThat(ended).as("the console ends").isTrue();
        assertThat(console.exitValue()).isZero();
        assertThat(Files.readString(out, StandardCharsets.UTF_8)).contains("org.usersync.service", "g! ");
    }

    @Test
    void bundlesAreChangedInTheRunningProcessAndOnlyThoseThatMayRun() throws Exception {
        configure("syncs:\n  - {name: main, config: user-sync-config.yml, arguments: " + ARGUMENTS + "}\n");
        Path base = Files.createDirectories(scratch.resolve("site"));
        Path jar = scratch.resolve("other-okta.jar");
        OktaJar.copy(jar, "org.example.okta", "3.0.0");
        RunningService service = RunningService.start(
                company.program(scratch).set("USER_SYNC_BASE", base.toString()),
                scratch,
                "serve",
                "--config",
                "service.yml");
        open.add(service);

        Result install = ask(service, "bundle", "install", jar.toString());
        assertThat(install.status()).as(install.err() + service.log()).isZero();
        Result why = ask(service, "bundle", "why", "org.example.okta");
        assertThat(why.out()).as(why.err()).contains("org.example.okta 3.0.0: active");
        assertThat(ask(service, "run", "main", "--wait").status())
                .as(service.log())
                .isZero();
        assertThat(ask(service, "status").out()).contains("site " + base + ", configuration ");
        assertThat(ask(service, "bundle", "remove", "org.example.okta").status())
                .isZero();
        assertThat(ask(service, "bundle", "why", "org.example.okta").status()).isEqualTo(1);

        // Nobody listed this one.
        Files.copy(jar, base.resolve("bundles").resolve("copied.jar"));
        service.await("the refusal", () -> service.log().contains("copied.jar is not taken over"));
        assertThat(service.log()).contains("is not listed");
        assertThat(ask(service, "run", "main", "--wait").status())
                .as(service.log())
                .isZero();
        assertThat(service.log()).doesNotContain("NoClassDefFoundError");
    }

    @Test
    void aWrongFileEndsTheStartWithAllThatIsWrong() throws Exception {
        configure("""
                syncs:
                  - {name: main, config: missing.yml, cron: "61 * * * *"}
                  - {name: main, config: user-sync-config.yml, arguments: [--users], every: 0s}
                  - {name: "a b", config: user-sync-config.yml, every: 1h, cron: "* * * * *", time_zone: Moon}
                http: {prot: 1}
                stop_grace: 2m
                """);
        Result result = company.program(scratch).run("serve", "-c", "service.yml");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err())
                .contains("line 2, key syncs[1].config", "line 2, key syncs[1].cron: not a cron expression")
                .contains("line 3, key syncs[2].every", "line 3, key syncs[2].name: another sync has this name")
                .contains("line 4, key syncs[3].name", "syncs[3].every: cron and every are both given")
                .contains("line 4, key syncs[3].time_zone", "key http.prot: unknown key", "key stop_grace")
                .doesNotContain("Exception");
    }
}
