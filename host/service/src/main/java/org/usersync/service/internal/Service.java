package org.usersync.service.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.usersync.commandline.ExitStatus;
import org.usersync.config.ConfigurationException;
import org.usersync.config.Problem;
import org.usersync.config.ServiceSettings;
import org.usersync.config.ServiceSettingsLoader;
import org.usersync.service.internal.ControlMessage.Request;
import org.usersync.service.internal.ControlServer.Requests;

/**
 * What a running service is: schedules, runs, its end. One thread turns it round and round; requests come from others.
 */
final class Service implements Requests {
    private static final Logger LOG = LoggerFactory.getLogger("service");
    private static final Duration WATCH = Duration.ofSeconds(5);
    /** A scheduler that did not look at the time for so long does not work. */
    private static final Duration STUCK = Duration.ofMinutes(1);

    private static final long PATIENCE_MILLIS = 1_000;

    private final Path site;
    private final ServiceSettingsLoader loader;
    private final Scheduler scheduler;
    private final Runs runs;
    private final Metrics metrics;
    private final Clock clock;
    private final FileWatch watch;
    private ServiceSettings settings;
    private volatile Instant turned;
    private Instant watched;
    private @Nullable Instant stopBy;
    private @Nullable HealthServer health;
    private volatile boolean stopping;

    /**
     * Makes a service.
     *
     * @param site the site's folder, told by {@code status}
     * @param settings what it does
     * @param loader reads them anew
     * @param scheduler begins runs
     * @param runs carries them out
     * @param metrics counts
     * @param clock tells the time
     */
    Service(
            Path site,
            ServiceSettings settings,
            ServiceSettingsLoader loader,
            Scheduler scheduler,
            Runs runs,
            Metrics metrics,
            Clock clock) {
        this.site = site;
        this.settings = settings;
        this.loader = loader;
        this.scheduler = scheduler;
        this.runs = runs;
        this.metrics = metrics;
        this.clock = clock;
        this.watch = new FileWatch(settings.file());
        this.turned = clock.instant();
        this.watched = turned;
    }

    /** Opens what {@code http.port} asks for; a port in use is told and is no reason to run no syncs. */
    void openHealth() {
        closeHealth();
        OptionalInt port = settings.httpPort();
        if (port.isEmpty()) {
            return;
        }
        try {
            HealthServer opened = HealthServer.open(port.getAsInt(), this::illness, this::notReady, metrics);
            health = opened;
            LOG.info("health, readiness and metrics: http://127.0.0.1:{}/health, /ready, /metrics", opened.port());
        } catch (IOException inUse) {
            LOG.error("port {} of the loopback interface cannot be opened: {}", port.getAsInt(), inUse.getMessage());
        }
    }

    void closeHealth() {
        HealthServer opened = health;
        health = null;
        if (opened != null) {
            opened.close();
        }
    }

    private Optional<String> illness() {
        return Duration.between(turned, clock.instant()).compareTo(STUCK) > 0
                ? Optional.of("the scheduler has not looked at the time since " + Texts.moment(turned))
                : Optional.empty();
    }

    private Optional<String> notReady() {
        Optional<String> illness = illness();
        if (illness.isPresent()) {
            return illness;
        }
        if (stopping) {
            return Optional.of("the service is stopping");
        }
        return scheduler.paused() ? Optional.of("the service is paused") : Optional.empty();
    }

    /**
     * Does what is to be done at this moment.
     *
     * @param interrupted whether the process is asked to end at once
     * @return whether the service goes on
     */
    boolean turn(boolean interrupted) {
        Instant now = clock.instant();
        turned = now;
        if (interrupted && stopBy == null) {
            LOG.info("the service is asked to end; {} run(s) have {} left", scheduler.running(), grace());
            stopping = true;
            stopBy = now.plus(settings.stopGrace());
        }
        if (stopping) {
            if (stopBy != null && !now.isBefore(stopBy)) {
                runs.cancel();
            }
            return scheduler.running() > 0;
        }
        if (Duration.between(watched, now).compareTo(WATCH) >= 0) {
            watched = now;
            if (watch.changed()) {
                reload(now);
            }
        }
        scheduler.tick(now);
        return true;
    }

    private String grace() {
        return Texts.time(settings.stopGrace());
    }

    private void reload(Instant now) {
        ServiceSettings changed;
        try {
            changed = loader.load(settings.file());
        } catch (ConfigurationException wrong) {
            wrong.problems().stream().map(Problem::text).forEach(LOG::error);
            LOG.error("{} was changed and cannot be used; the old one is kept", settings.file());
            return;
        }
        changed.warnings().forEach(LOG::warn);
        boolean otherPort = !changed.httpPort().equals(settings.httpPort());
        settings = changed;
        scheduler.change(changed, now);
        runs.jsonLog(changed.jsonLog());
        if (otherPort) {
            openHealth();
        }
        LOG.info(
                "{} was changed and read again: {} sync(s)",
                changed.file(),
                changed.syncs().size());
    }

    @Override
    public ExitStatus carryOut(Request request, Lines lines) throws IOException, InterruptedException {
        String name = request.sync();
        if (name != null && scheduler.job(name).isEmpty()) {
            lines.add("there is no sync " + name + "; the syncs are "
                    + String.join(
                            ", ",
                            scheduler.snapshots().stream()
                                    .map(Job.Snapshot::name)
                                    .toList()));
            return ExitStatus.ABORTED;
        }
        switch (request.kind()) {
            case STATUS -> status(lines);
            case RUN -> {
                return run(request, lines);
            }
            case PAUSE, RESUME ->
                pause(name, request.kind() == org.usersync.commandline.Command.ServiceRequest.PAUSE, lines);
            case STOP -> stop(request.flag(), lines);
            case CONSOLE -> throw new IllegalArgumentException("the console is not a request for lines");
        }
        return ExitStatus.COMPLETED;
    }

    private void status(Lines lines) throws IOException {
        lines.add("service: process " + ProcessHandle.current().pid() + ", "
                + (stopping ? "stopping" : scheduler.paused() ? "paused" : "running") + ", site " + site
                + ", configuration " + settings.file());
        for (Job.Snapshot job : scheduler.snapshots()) {
            StringBuilder line = new StringBuilder(job.name()).append(": ");
            if (job.began() != null) {
                line.append("runs since ").append(Texts.moment(job.began()));
            } else if (job.paused()) {
                line.append("paused");
            } else {
                line.append(job.due() == null ? "waits for a request" : "next at " + Texts.moment(job.due()));
            }
            line.append("; ").append(job.schedule());
            Job.Ended last = job.last();
            if (last != null) {
                line.append("; last run ended ")
                        .append(Texts.moment(last.ended()))
                        .append(" with status ")
                        .append(last.status().code());
            }
            lines.add(line.toString());
        }
    }

    private ExitStatus run(Request request, Lines lines) throws IOException, InterruptedException {
        Job job = scheduler.job(String.valueOf(request.sync())).orElseThrow();
        if (stopping) {
            lines.add("the service is stopping and begins nothing");
            return ExitStatus.ABORTED;
        }
        long run = job.ask();
        lines.add("sync " + request.sync() + (job.running() ? " runs already" : " begins"));
        if (!request.flag()) {
            return ExitStatus.COMPLETED;
        }
        Optional<ExitStatus> end = job.await(run, PATIENCE_MILLIS);
        while (end.isEmpty()) {
            if (stopping && !job.running()) {
                lines.add("the service is stopping and begins nothing");
                return ExitStatus.ABORTED;
            }
            end = job.await(run, PATIENCE_MILLIS);
        }
        lines.add("sync " + request.sync() + " ended with status " + end.get().code());
        return end.get();
    }

    private void pause(@Nullable String name, boolean value, Lines lines) throws IOException {
        if (name == null) {
            scheduler.pause(value);
            lines.add("the service is " + (value ? "paused; runs under way go on" : "running"));
        } else {
            scheduler.job(name).orElseThrow().pause(value);
            lines.add(
                    "sync " + name + " is " + (value ? "paused; a run under way goes on" : "running on its schedule"));
        }
        LOG.info("{} by request", lines(name, value));
    }

    private static String lines(@Nullable String name, boolean paused) {
        return (name == null ? "the service was " : "sync " + name + " was ") + (paused ? "paused" : "resumed");
    }

    private void stop(boolean now, Lines lines) throws IOException {
        stopping = true;
        if (now) {
            runs.cancel();
        }
        lines.add("the service ends"
                + (scheduler.running() == 0 ? "" : now ? "; runs are broken off" : " after its runs"));
        LOG.info("the service was told to end");
    }
}
