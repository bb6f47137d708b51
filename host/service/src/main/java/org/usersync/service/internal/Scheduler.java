package org.usersync.service.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.LongUnaryOperator;

import org.usersync.config.ServiceSettings;
import org.usersync.config.ServiceSettings.ScheduledSync;

/** Begins runs when they are due, not too many at the same time. Safe for use by several threads. */
final class Scheduler {
    private final LongUnaryOperator random;
    private final BiConsumer<Job, ScheduledSync> starter;
    private final Map<String, Job> jobs = new LinkedHashMap<>();
    /** Jobs that the configuration does not name any more and that still run. */
    private final List<Job> leaving = new ArrayList<>();

    private int parallel;
    private boolean paused;

    /**
     * Makes a scheduler.
     *
     * @param settings what to run
     * @param now the time
     * @param random gives a number from 0 to below its argument
     * @param starter begins a run elsewhere and returns at once
     */
    Scheduler(ServiceSettings settings, Instant now, LongUnaryOperator random, BiConsumer<Job, ScheduledSync> starter) {
        this.random = random;
        this.starter = starter;
        change(settings, now);
    }

    /** Takes other settings. Syncs that keep their name keep what is known of them. */
    synchronized void change(ServiceSettings settings, Instant now) {
        parallel = settings.parallelRuns();
        Map<String, Job> before = new LinkedHashMap<>(jobs);
        jobs.clear();
        for (ScheduledSync sync : settings.syncs()) {
            Job job = before.remove(sync.name());
            if (job == null) {
                job = new Job(sync, now, random);
            } else {
                job.change(sync, now);
            }
            jobs.put(sync.name(), job);
        }
        before.values().stream().filter(Job::running).forEach(leaving::add);
    }

    /** Begins what is due, or only what was asked for while the scheduler is paused. */
    synchronized void tick(Instant now) {
        leaving.removeIf(job -> !job.running());
        for (Job job : jobs.values()) {
            if (running() >= parallel) {
                return;
            }
            job.begin(now, paused).ifPresent(sync -> starter.accept(job, sync));
        }
    }

    /** {@return how many runs go on} */
    synchronized int running() {
        return (int) (jobs.values().stream().filter(Job::running).count()
                + leaving.stream().filter(Job::running).count());
    }

    synchronized Optional<Job> job(String name) {
        return Optional.ofNullable(jobs.get(name));
    }

    synchronized List<Job.Snapshot> snapshots() {
        return jobs.values().stream().map(Job::snapshot).toList();
    }

    synchronized void pause(boolean value) {
        paused = value;
    }

    synchronized boolean paused() {
        return paused;
    }
}
