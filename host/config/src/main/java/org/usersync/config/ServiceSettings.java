package org.usersync.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a service does: the content of {@code service.yml}.
 *
 * @param file the file it was read from
 * @param syncs what it runs, each under a name of its own; at least one
 * @param httpPort the port of health, readiness and metrics on the loopback interface; empty for none
 * @param stopGrace how long a run may go on when the service is told to end at once
 * @param parallelRuns how many runs go on at the same time at the most
 * @param jsonLog whether log lines of the service's console are JSON objects
 * @param warnings what may be wrong, one line each
 */
public record ServiceSettings(
        Path file,
        List<ScheduledSync> syncs,
        OptionalInt httpPort,
        Duration stopGrace,
        int parallelRuns,
        boolean jsonLog,
        List<String> warnings) {
    /** Copies the lists. */
    public ServiceSettings {
        syncs = List.copyOf(syncs);
        warnings = List.copyOf(warnings);
    }

    /**
     * A sync and when it runs.
     *
     * @param name its name in the service
     * @param folder the folder of its root file, to which relative paths of its arguments relate; absolute
     * @param words the command line: the options of {@code sync}, {@code --config-filename} among them
     * @param timing when it runs
     * @param zone the time zone of a cron expression
     * @param jitter the longest random delay of a run, zero for none
     */
    public record ScheduledSync(
            String name, Path folder, List<String> words, Timing timing, ZoneId zone, Duration jitter) {
        /** Copies the list. */
        public ScheduledSync {
            words = List.copyOf(words);
        }
    }

    /** When a sync runs. */
    public sealed interface Timing {
        /**
         * By the clock.
         *
         * @param expression a cron expression of five fields
         */
        record Cron(String expression) implements Timing {}

        /**
         * Again and again.
         *
         * @param interval from the begin of one run to the begin of the next; positive
         */
        record Every(Duration interval) implements Timing {}

        /** Only when it is asked for. */
        record OnRequest() implements Timing {}
    }
}
