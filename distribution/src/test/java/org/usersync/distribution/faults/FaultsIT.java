package org.usersync.distribution.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.usersync.distribution.InstalledProgram.Result;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The assembled program while its services fail, phase by phase. With {@code -Dusersync.faults=all} every case; without
 * it a sample; with any other text the cases whose name contains it.
 *
 * <p>Most of a case's time is waiting, so that several run at once, each in a program and a company of its own.
 */
@Tag("this-jvm")
class FaultsIT {
    private static final int LANES = 4;
    private static final int SAMPLE_SHARE = 8;
    private static final int LEAST_OF_ALL = 200;

    private static final BlockingQueue<Lane> FREE = new LinkedBlockingQueue<>();
    private static final Map<Setup, Baseline> BASELINES = new ConcurrentHashMap<>();
    private static ExecutorService threads;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        threads = Executors.newFixedThreadPool(LANES);
        for (int i = 0; i < LANES; i++) {
            FREE.add(new Lane(Files.createDirectories(folder.resolve("lane" + i))));
        }
    }

    @AfterAll
    static void stop() throws Exception {
        threads.shutdownNow();
        for (Lane lane : FREE) {
            lane.close();
        }
        FREE.clear();
    }

    @TestFactory
    Stream<DynamicTest> faults() {
        String wanted = System.getProperty("usersync.faults", "sample");
        List<FaultCase> all = FaultTable.all();
        assertThat(all).hasSizeGreaterThanOrEqualTo(LEAST_OF_ALL);
        List<FaultCase> cases =
                switch (wanted) {
                    case "all" -> all;
                    case "sample" -> FaultTable.sample(SAMPLE_SHARE);
                    default ->
                        all.stream()
                                .filter(each -> each.toString().contains(wanted))
                                .toList();
                };
        return cases.stream().map(each -> new Started(each, threads.submit(() -> verify(each)))).toList().stream()
                .map(started -> DynamicTest.dynamicTest(started.given().toString(), started::await));
    }

    private record Started(FaultCase given, Future<?> run) {
        void await() throws Throwable {
            try {
                run.get();
            } catch (ExecutionException e) {
                throw e.getCause();
            }
        }
    }

    private static Void verify(FaultCase given) throws Exception {
        Lane lane = FREE.take();
        try {
            new FaultRun(given, lane, baseline(given.setup(), lane)).verify();
            return null;
        } finally {
            FREE.add(lane);
        }
    }

    private static Baseline baseline(Setup setup, Lane lane) {
        return BASELINES.computeIfAbsent(setup, wanted -> {
            lane.reset(wanted.world());
            try {
                Result run = lane.run(wanted);
                return Baseline.of(
                        wanted,
                        run,
                        Snapshot.of(lane.primary().adobe()),
                        Snapshot.of(lane.second().adobe()),
                        lane.listed(wanted));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
