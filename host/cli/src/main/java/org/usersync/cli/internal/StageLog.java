package org.usersync.cli.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.usersync.engine.SyncListener;

/** Logs how a run goes: the stages with their times, and now and then how far the present one is. */
final class StageLog implements SyncListener {
    private static final Logger LOG = LoggerFactory.getLogger("processor");
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Clock clock;
    private final boolean progress;
    private final Map<Stage, Instant> started = new EnumMap<>(Stage.class);
    private final Map<Stage, Instant> reported = new EnumMap<>(Stage.class);

    StageLog(Clock clock, boolean progress) {
        this.clock = clock;
        this.progress = progress;
    }

    @Override
    public synchronized void started(Stage stage) {
        Instant now = clock.instant();
        started.put(stage, now);
        reported.put(stage, now);
        LOG.info("{} ...", words(stage));
    }

    @Override
    public synchronized void finished(Stage stage) {
        Instant now = clock.instant();
        Duration time = Duration.between(started.getOrDefault(stage, now), now);
        LOG.info("{} done in {}", words(stage), RunReport.elapsed(time));
    }

    @Override
    public synchronized void progress(Stage stage, long done, long total) {
        Instant now = clock.instant();
        if (!progress || now.isBefore(reported.getOrDefault(stage, Instant.MIN).plus(PAUSE))) {
            return;
        }
        reported.put(stage, now);
        Duration time = Duration.between(started.getOrDefault(stage, now), now);
        LOG.info("{}: {}", words(stage), new Progress(done, total, time).text(stage == Stage.SEND));
    }

    private static String words(Stage stage) {
        return switch (stage) {
            case READ_DIRECTORY -> "Reading directory users";
            case READ_ADOBE -> "Reading Adobe users";
            case MAP -> "Mapping groups";
            case PLAN -> "Comparing both sides";
            case SEND -> "Sending changes to Adobe";
        };
    }
}
