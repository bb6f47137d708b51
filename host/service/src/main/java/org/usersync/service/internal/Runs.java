package org.usersync.service.internal;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.usersync.commandline.Command;
import org.usersync.commandline.CommandLineParser;
import org.usersync.commandline.Console;
import org.usersync.commandline.ExitStatus;
import org.usersync.commandline.Invocation;
import org.usersync.commandline.ParsedLine;
import org.usersync.commandline.ProgramVersion;
import org.usersync.config.FileContents;
import org.usersync.config.ServiceSettings.ScheduledSync;
import org.usersync.engine.SyncResult;
import org.usersync.launcher.logging.LogFormat;
import org.usersync.service.RunObserver;
import org.usersync.service.RunSettings;
import org.usersync.service.SyncRunner;

/** Carries runs out, each in a thread group of its own, so that each has its own log. Safe for use by several threads. */
final class Runs {
    private static final Logger LOG = LoggerFactory.getLogger("service");

    private final SyncRunner runner;
    private final Invocation service;
    private final Metrics metrics;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final Map<String, RememberedFiles> remembered = new ConcurrentHashMap<>();
    /** One for each sync and not for each run: a group that nobody destroys stays for ever. */
    private final Map<String, ThreadGroup> groups = new ConcurrentHashMap<>();

    private volatile boolean jsonLog;

    /**
     * Makes a way to run syncs.
     *
     * @param runner runs one
     * @param service the service's own invocation: runs have its environment, folders and streams
     * @param metrics counts
     * @param clock tells the time
     * @param jsonLog whether log lines are JSON
     */
    Runs(SyncRunner runner, Invocation service, Metrics metrics, Clock clock, boolean jsonLog) {
        this.runner = runner;
        this.service = service;
        this.metrics = metrics;
        this.clock = clock;
        this.jsonLog = jsonLog;
    }

    void jsonLog(boolean value) {
        jsonLog = value;
    }

    /** Breaks off all runs, those to come too, between two of their requests. */
    void cancel() {
        cancelled.set(true);
    }

    /**
     * Begins a run and returns at once.
     *
     * @param job is told its end
     * @param sync what to run
     */
    void start(Job job, ScheduledSync sync) {
        ThreadGroup group = groups.computeIfAbsent(sync.name(), name -> new ThreadGroup("sync " + name));
        Thread thread = new Thread(group, () -> run(job, sync), "sync " + sync.name());
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Job job, ScheduledSync sync) {
        ExitStatus status = ExitStatus.ABORTED;
        Instant begin = clock.instant();
        metrics.runBegan(sync.name());
        try {
            LOG.info("sync {} begins", sync.name());
            status = carryOut(sync);
        } catch (RuntimeException | LinkageError | OutOfMemoryError unforeseen) {
            LOG.error("sync {} failed for a reason nobody foresaw: {}", sync.name(), unforeseen.toString());
            LOG.debug("the reason in full", unforeseen);
        } finally {
            Instant end = clock.instant();
            metrics.runEnded(sync.name(), status, Duration.between(begin, end), end);
            LOG.info("sync {} ended with status {}", sync.name(), status.code());
            job.end(status, end);
        }
    }

    private ExitStatus carryOut(ScheduledSync sync) {
        RememberedFiles memory = remembered.computeIfAbsent(sync.name(), name -> new RememberedFiles());
        RememberedFiles.Reading reading = new RememberedFiles.Reading(FileContents.ofDisk());
        Observed observed = new Observed(sync.name());
        Invocation invocation = invocation(sync);
        ExitStatus status = runner.run(invocation, new RunSettings(reading, format(), observed));
        if (observed.refused && memory.differsFrom(reading)) {
            LOG.error("sync {}: its configuration was changed and cannot be used; the old one is kept", sync.name());
            return runner.run(invocation, new RunSettings(memory.remembered(), format(), new Observed(sync.name())));
        }
        if (observed.accepted) {
            memory.keep(reading);
        }
        return status;
    }

    private LogFormat format() {
        byte[] id = new byte[6];
        random.nextBytes(id);
        return jsonLog ? LogFormat.json(HexFormat.of().formatHex(id)) : LogFormat.text();
    }

    private Invocation invocation(ScheduledSync sync) {
        List<String> words = new ArrayList<>(List.of("sync"));
        words.addAll(sync.words());
        // The words were accepted when the service's file was read.
        ParsedLine.Run line = (ParsedLine.Run) new CommandLineParser(ProgramVersion.text()).parse(words);
        Path folder = sync.folder();
        Command command = line.command();
        return new Invocation(
                command,
                line.arguments(),
                service.environment(),
                folder,
                service.home(),
                service.base(),
                service.state(),
                service.in(),
                Console.none(),
                service.out(),
                service.err(),
                cancelled::get);
    }

    private final class Observed implements RunObserver {
        private final String sync;
        private boolean accepted;
        private boolean refused;

        Observed(String sync) {
            this.sync = sync;
        }

        @Override
        public void configurationAccepted() {
            accepted = true;
        }

        @Override
        public void configurationRefused() {
            refused = true;
        }

        @Override
        public void ended(SyncResult.Counts counts) {
            metrics.counted(sync, counts);
        }
    }
}
