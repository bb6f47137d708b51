package org.usersync.service.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.usersync.commandline.Command;
import org.usersync.commandline.Command.ServiceRequest;
import org.usersync.commandline.Console;
import org.usersync.commandline.ExitStatus;
import org.usersync.commandline.Invocation;
import org.usersync.config.ConfigurationException;
import org.usersync.config.ServiceSettingsLoader;
import org.usersync.engine.ActionCount;
import org.usersync.engine.SyncResult;
import org.usersync.engine.target.ActionKind;
import org.usersync.service.RunSettings;
import org.usersync.service.SyncRunner;
import org.usersync.service.internal.ControlMessage.Request;

import static org.assertj.core.api.Assertions.assertThat;

/** A service on a clock that the test turns, with runs that end when the test says so. */
final class ServiceTest {
    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock();
    private final BlockingQueue<FakeRun> started = new LinkedBlockingQueue<>();
    private final ServiceSettingsLoader loader = new ServiceSettingsLoader(Schedule::problem);
    private final Metrics metrics = new Metrics();
    private final List<String> lines = new ArrayList<>();
    private Path file;

    private static final class TestClock extends Clock {
        private volatile Instant now = Instant.parse("2026-11-26T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        void advance(long seconds) {
            now = now.plusSeconds(seconds);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** A run that goes on until it is told its status. */
    private record FakeRun(Invocation invocation, RunSettings settings, BlockingQueue<ExitStatus> end) {}

    private final SyncRunner runner = (invocation, settings) -> {
        FakeRun run = new FakeRun(invocation, settings, new LinkedBlockingQueue<>());
        started.add(run);
        try {
            return run.end().take();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    };

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(folder.resolve("root.yml"), "adobe_users: {}\n");
        file = folder.resolve("service.yml");
        write("every: 1h");
    }

    private void write(String timing) throws IOException {
        Files.writeString(
                file,
                "syncs:\n  - {name: main, config: root.yml, arguments: [--users, mapped], " + timing
                        + "}\nhttp: {port: 0}\n");
    }

    private Service service() throws ConfigurationException {
        var settings = loader.load(file);
        Invocation invocation = new Invocation(
                new Command.Serve(null),
                List.of("serve"),
                Map.of("LANG", "C"),
                folder,
                folder,
                folder,
                folder.resolve("state"),
                new ByteArrayInputStream(new byte[0]),
                Console.none(),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                () -> false);
        Runs runs = new Runs(runner, invocation, metrics, clock, false);
        Scheduler scheduler = new Scheduler(settings, clock.instant(), most -> 0, runs::start);
        return new Service(folder.resolve("site"), settings, loader, scheduler, runs, metrics, clock);
    }

    private FakeRun run() throws InterruptedException {
        FakeRun run = started.poll(60, TimeUnit.SECONDS);
        assertThat(run).as("a run that began").isNotNull();
        return run;
    }

    private ExitStatus ask(Service service, ServiceRequest request, String sync, boolean flag)
            throws IOException, InterruptedException {
        return service.carryOut(new Request(request, sync, flag), lines::add);
    }

    @Test
    void aRunHasItsOwnFolderAndOptionsAndTheServicesEnvironment() throws Exception {
        Service service = service();
        service.turn(false);
        FakeRun run = run();
        assertThat(run.invocation().command().name()).isEqualTo("sync");
        assertThat(run.invocation().workingDirectory()).isEqualTo(folder);
        assertThat(run.invocation().arguments())
                .containsExactly("sync", "--users", "mapped", "--config-filename=root.yml");
        assertThat(run.invocation().environment()).containsEntry("LANG", "C");
        run.end().add(ExitStatus.COMPLETED);
    }

    @Test
    void aRequestedRunIsWaitedForAndItsStatusComesBack() throws Exception {
        write("cron: '0 0 1 1 *'");
        Service service = service();
        Thread user = new Thread(() -> {
            try {
                lines.add(ask(service, ServiceRequest.RUN, "main", true).name());
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        user.start();
        FakeRun run = null;
        while (run == null) {
            service.turn(false);
            run = started.poll(10, TimeUnit.MILLISECONDS);
        }
        run.settings()
                .observer()
                .ended(new SyncResult.Counts(
                        10,
                        20,
                        1,
                        2,
                        3,
                        4,
                        List.of(new ActionCount(ActionKind.UPDATE, ActionCount.Outcome.REJECTED, 6))));
        run.end().add(ExitStatus.INCOMPLETE);
        user.join(60_000);
        assertThat(lines).containsExactly("sync main begins", "sync main ended with status 3", "INCOMPLETE");
        assertThat(new String(metrics.text(), StandardCharsets.UTF_8))
                .contains("usersync_runs_total{status=\"incomplete\",sync=\"main\"} 1.0")
                .contains("usersync_users_read_total{side=\"directory\",sync=\"main\"} 10.0")
                .contains("usersync_actions_total{kind=\"update\",outcome=\"rejected\",sync=\"main\"} 6.0")
                .contains("usersync_actions_total{kind=\"delete\",outcome=\"refused\",sync=\"main\"} 0.0");
    }

    @Test
    void aStopLetsRunsEndAndTheyAreBrokenOffWhenTheGraceIsOver() throws Exception {
        Service service = service();
        service.turn(false);
        FakeRun run = run();
        assertThat(service.turn(true)).isTrue();
        assertThat(run.invocation().interrupted().getAsBoolean()).isFalse();
        clock.advance(11);
        assertThat(service.turn(true)).isTrue();
        assertThat(run.invocation().interrupted().getAsBoolean()).isTrue();
        run.end().add(ExitStatus.INTERRUPTED);
        while (service.turn(true)) {
            Thread.onSpinWait();
        }
        assertThat(ask(service, ServiceRequest.RUN, "main", false)).isEqualTo(ExitStatus.ABORTED);
    }

    @Test
    void aStopByRequestWaitsForRunsWithoutABound() throws Exception {
        Service service = service();
        service.turn(false);
        FakeRun run = run();
        assertThat(ask(service, ServiceRequest.STOP, null, false)).isEqualTo(ExitStatus.COMPLETED);
        clock.advance(100_000);
        assertThat(service.turn(false)).isTrue();
        assertThat(run.invocation().interrupted().getAsBoolean()).isFalse();
        ask(service, ServiceRequest.STOP, null, true);
        assertThat(run.invocation().interrupted().getAsBoolean()).isTrue();
        run.end().add(ExitStatus.INTERRUPTED);
        while (service.turn(false)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aChangedFileIsReadAgainAndABadOneKeepsTheOldOne() throws Exception {
        write("cron: '0 0 1 1 *'");
        Service service = service();
        service.turn(false);
        Files.writeString(file, "syncs: 12\nnonsense: true\n");
        clock.advance(6);
        service.turn(false);
        ask(service, ServiceRequest.STATUS, null, false);
        assertThat(lines.get(0)).contains(", running, site " + folder.resolve("site") + ", configuration " + file);
        assertThat(lines.get(1)).startsWith("main: next at 2027-");
        write("every: 2h");
        clock.advance(6);
        service.turn(false);
        lines.clear();
        ask(service, ServiceRequest.STATUS, null, false);
        assertThat(lines.get(1)).contains("every 2h");
    }

    @Test
    void aBadConfigurationOfASyncRunsWithTheOneThatWasGoodLast() throws Exception {
        Service service = service();
        service.turn(false);
        FakeRun first = run();
        try (var in = first.settings().files().open(folder.resolve("root.yml"))) {
            assertThat(in.readAllBytes()).isNotEmpty();
        }
        first.settings().observer().configurationAccepted();
        first.end().add(ExitStatus.COMPLETED);
        Files.writeString(folder.resolve("root.yml"), "broken: [");
        clock.advance(3600);
        FakeRun second = null;
        while (second == null) {
            service.turn(false);
            second = started.poll(10, TimeUnit.MILLISECONDS);
        }
        try (var in = second.settings().files().open(folder.resolve("root.yml"))) {
            assertThat(in.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("broken: [");
        }
        second.settings().observer().configurationRefused();
        second.end().add(ExitStatus.ABORTED);
        FakeRun third = run();
        try (var in = third.settings().files().open(folder.resolve("root.yml"))) {
            assertThat(in.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("adobe_users: {}\n");
        }
        third.end().add(ExitStatus.COMPLETED);
    }

    @Test
    void unknownSyncsAreToldTogetherWithThoseThatThereAre() throws Exception {
        assertThat(ask(service(), ServiceRequest.RUN, "other", false)).isEqualTo(ExitStatus.ABORTED);
        assertThat(lines).containsExactly("there is no sync other; the syncs are main");
    }

    private static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void healthReadinessAndMetricsAreAnsweredOnTheLoopbackInterface() throws Exception {
        metrics.answered("Okta", 200);
        metrics.answered("Okta", 429);
        metrics.failed("Adobe (primary)");
        Optional<String> problem = Optional.of("the service is paused");
        try (HealthServer server = HealthServer.open(0, Optional::empty, () -> problem, metrics)) {
            assertThat(get(server.port(), "/health").statusCode()).isEqualTo(200);
            HttpResponse<String> ready = get(server.port(), "/ready");
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body()).isEqualTo("the service is paused\n");
            HttpResponse<String> text = get(server.port(), "/metrics");
            assertThat(text.headers().firstValue("Content-Type")).contains(Metrics.CONTENT_TYPE);
            assertThat(text.body())
                    .contains("usersync_api_calls_total{service=\"Okta\",status=\"429\"} 1.0")
                    .contains("usersync_api_calls_total{service=\"Adobe (primary)\",status=\"none\"} 1.0");
            assertThat(get(server.port(), "/other").statusCode()).isEqualTo(404);
            assertThat(get(server.port(), "/health/deeper").statusCode()).isEqualTo(404);
        }
    }
}
