package org.usersync.service.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.LongUnaryOperator;

import org.junit.jupiter.api.Test;
import org.usersync.commandline.ExitStatus;
import org.usersync.config.ServiceSettings;
import org.usersync.config.ServiceSettings.ScheduledSync;
import org.usersync.config.ServiceSettings.Timing;

import static org.assertj.core.api.Assertions.assertThat;

final class SchedulerTest {
    private static final Instant START = Instant.parse("2026-11-26T12:00:00Z");
    private static final Timing HOURLY = new Timing.Every(Duration.ofHours(1));

    private final List<String> begun = new ArrayList<>();
    private final Map<String, Job> jobs = new LinkedHashMap<>();

    private static ScheduledSync sync(String name, Timing timing, Duration jitter) {
        return new ScheduledSync(name, Path.of("/site"), List.of("--users=mapped"), timing, ZoneId.of("UTC"), jitter);
    }

    private static ServiceSettings settings(int parallel, ScheduledSync... syncs) {
        return new ServiceSettings(
                Path.of("/site/service.yml"),
                List.of(syncs),
                OptionalInt.empty(),
                Duration.ofSeconds(10),
                parallel,
                false,
                List.of());
    }

    private Scheduler scheduler(ServiceSettings settings) {
        return scheduler(settings, most -> 0);
    }

    private Scheduler scheduler(ServiceSettings settings, LongUnaryOperator random) {
        return new Scheduler(settings, START, random, (job, sync) -> {
            begun.add(sync.name());
            jobs.put(sync.name(), job);
        });
    }

    private static Instant at(int minutes) {
        return START.plus(Duration.ofMinutes(minutes));
    }

    private void end(String name, ExitStatus status, Instant now) {
        jobs.get(name).end(status, now);
    }

    @Test
    void aSyncNeverRunsTwiceAtOnceAndARunThatTookTooLongIsFollowedByOneAtOnce() {
        Scheduler scheduler = scheduler(settings(4, sync("a", HOURLY, Duration.ZERO)));
        scheduler.tick(START);
        scheduler.tick(at(60));
        scheduler.tick(at(120));
        assertThat(begun).containsExactly("a");
        end("a", ExitStatus.COMPLETED, at(125));
        scheduler.tick(at(125));
        assertThat(begun).containsExactly("a", "a");
        end("a", ExitStatus.COMPLETED, at(126));
        scheduler.tick(at(184));
        assertThat(begun).hasSize(2);
        scheduler.tick(at(185));
        assertThat(begun).hasSize(3);
    }

    @Test
    void noMoreRunsThanAllowedGoOnAtOnce() {
        Scheduler scheduler = scheduler(settings(
                2,
                sync("a", HOURLY, Duration.ZERO),
                sync("b", HOURLY, Duration.ZERO),
                sync("c", HOURLY, Duration.ZERO)));
        scheduler.tick(START);
        assertThat(begun).containsExactly("a", "b");
        end("b", ExitStatus.INCOMPLETE, at(1));
        scheduler.tick(at(1));
        assertThat(begun).containsExactly("a", "b", "c");
    }

    @Test
    void jitterDelaysARunByARandomPartOfIt() {
        Scheduler scheduler = scheduler(settings(1, sync("a", HOURLY, Duration.ofMinutes(10))), most -> most / 2);
        scheduler.tick(at(4));
        assertThat(begun).isEmpty();
        scheduler.tick(at(5));
        assertThat(begun).containsExactly("a");
    }

    @Test
    void anOrganisationInUseDelaysARunAndDoesNotLoseIt() {
        Scheduler scheduler = scheduler(settings(1, sync("a", HOURLY, Duration.ZERO)));
        scheduler.tick(START);
        end("a", ExitStatus.LOCKED, START);
        scheduler.tick(START.plusSeconds(29));
        assertThat(begun).hasSize(1);
        scheduler.tick(START.plusSeconds(30));
        assertThat(begun).hasSize(2);
    }

    @Test
    void aPausedServiceRunsOnlyWhatIsAskedFor() {
        Scheduler scheduler = scheduler(
                settings(4, sync("a", HOURLY, Duration.ZERO), sync("b", new Timing.OnRequest(), Duration.ZERO)));
        scheduler.pause(true);
        scheduler.tick(START);
        assertThat(begun).isEmpty();
        scheduler.job("b").orElseThrow().ask();
        scheduler.tick(at(1));
        assertThat(begun).containsExactly("b");
        scheduler.pause(false);
        scheduler.tick(at(2));
        assertThat(begun).containsExactly("b", "a");
    }

    @Test
    void aPausedSyncWaitsWhileOthersRun() {
        Scheduler scheduler =
                scheduler(settings(4, sync("a", HOURLY, Duration.ZERO), sync("b", HOURLY, Duration.ZERO)));
        scheduler.job("a").orElseThrow().pause(true);
        scheduler.tick(START);
        assertThat(begun).containsExactly("b");
        scheduler.job("a").orElseThrow().pause(false);
        scheduler.tick(at(1));
        assertThat(begun).containsExactly("b", "a");
    }

    @Test
    void otherSettingsKeepWhatIsKnownOfASyncAndLetItsRunGoOn() {
        Scheduler scheduler =
                scheduler(settings(4, sync("a", HOURLY, Duration.ZERO), sync("b", HOURLY, Duration.ZERO)));
        scheduler.tick(START);
        scheduler.change(settings(4, sync("a", new Timing.Every(Duration.ofHours(2)), Duration.ZERO)), at(10));
        assertThat(scheduler.running()).isEqualTo(2);
        assertThat(scheduler.job("b")).isEmpty();
        end("b", ExitStatus.COMPLETED, at(20));
        assertThat(scheduler.running()).isEqualTo(1);
        end("a", ExitStatus.COMPLETED, at(20));
        scheduler.tick(at(61));
        assertThat(begun).hasSize(2);
        scheduler.tick(at(130));
        assertThat(begun).containsExactly("a", "b", "a");
        assertThat(scheduler.snapshots()).hasSize(1);
    }

    @Test
    void whoWaitsForARunGetsItsStatus() throws InterruptedException {
        Scheduler scheduler = scheduler(settings(1, sync("a", new Timing.OnRequest(), Duration.ZERO)));
        Job job = scheduler.job("a").orElseThrow();
        long run = job.ask();
        assertThat(job.await(run, 1)).isEmpty();
        scheduler.tick(START);
        assertThat(job.ask()).isEqualTo(run);
        assertThat(job.await(run, 1)).isEmpty();
        job.end(ExitStatus.LIMIT, at(1));
        assertThat(job.await(run, 1)).contains(ExitStatus.LIMIT);
    }
}
