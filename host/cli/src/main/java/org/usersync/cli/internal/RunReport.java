package org.usersync.cli.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.usersync.engine.SummaryLine;

/** The frame of a run in the log: where it begins and ends, with what, and what it did. */
final class RunReport {
    private static final Logger LOG = LoggerFactory.getLogger("main");
    private static final Logger SUMMARY = LoggerFactory.getLogger("processor");
    private static final int WIDTH = 72;

    private final Clock clock;
    private final Instant start;

    RunReport(Clock clock) {
        this.clock = clock;
        this.start = clock.instant();
    }

    void begin(String version, List<String> arguments) {
        LOG.info(divider("Start Run (User Sync version: " + version + ")"));
        LOG.info("Java version: {}", System.getProperty("java.version"));
        LOG.info("Command line arguments: {}", arguments.isEmpty() ? "none" : String.join(" ", arguments));
    }

    void summary(List<SummaryLine> lines, boolean testMode) {
        int width = lines.stream().mapToInt(line -> line.label().length()).max().orElse(0);
        SUMMARY.info(divider(testMode ? "Action Summary (TEST MODE)" : "Action Summary"));
        for (SummaryLine line : lines) {
            SUMMARY.info("{}{}: {}", " ".repeat(width - line.label().length()), line.label(), line.value());
        }
        SUMMARY.info("-".repeat(WIDTH));
    }

    void end() {
        LOG.info(divider("End Run (Total time: " + elapsed(Duration.between(start, clock.instant())) + ")"));
    }

    static String elapsed(Duration time) {
        return String.format(Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }

    private static String divider(String text) {
        int dashes = Math.max(4, WIDTH - text.length() - 2);
        return "-".repeat(dashes / 2) + " " + text + " " + "-".repeat(dashes - dashes / 2);
    }
}
