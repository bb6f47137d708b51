package org.usersync.service.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongUnaryOperator;

import org.jspecify.annotations.Nullable;
import org.usersync.commandline.ExitStatus;
import org.usersync.config.ServiceSettings.ScheduledSync;

/**
 * One sync of the service: when it is due, whether it runs, how it ended last. At most one run of it goes on. Safe for use
 * by several threads.
 */
final class Job {
    /** How long a run waits that found its organisation in use. */
    static final Duration BUSY_WAIT = Duration.ofSeconds(30);

    private final LongUnaryOperator random;
    private ScheduledSync sync;
    private Schedule schedule;
    private @Nullable Instant due;
    private boolean paused;
    private boolean asked;
    private @Nullable Instant began;
    private @Nullable Ended last;
    private long runs;

    /**
     * How a run ended.
     *
     * @param status by which status
     * @param began when it began
     * @param ended when it ended
     */
    record Ended(ExitStatus status, Instant began, Instant ended) {}

    /**
     * What is known of a job at a moment.
     *
     * @param name its name
     * @param schedule when it runs, in words
     * @param due when it runs next, or null
     * @param paused whether it was told to pause
     * @param began since when it runs, or null
     * @param last how it ended last, or null
     */
    record Snapshot(
            String name,
            String schedule,
            @Nullable Instant due,
            boolean paused,
            @Nullable Instant began,
            @Nullable Ended last) {}

    /**
     * Makes a job.
     *
     * @param sync what it runs
     * @param now the time
     * @param random gives a number from 0 to below its argument
     */
    Job(ScheduledSync sync, Instant now, LongUnaryOperator random) {
        this.sync = sync;
        this.schedule = new Schedule(sync.timing(), sync.zone());
        this.random = random;
        this.due = schedule.beginsAtOnce() ? withJitter(now) : next(now);
    }

    private @Nullable Instant next(Instant after) {
        return schedule.after(after).map(this::withJitter).orElse(null);
    }

    private Instant withJitter(Instant moment) {
        long most = sync.jitter().toMillis();
        return most <= 0 ? moment : moment.plusMillis(random.applyAsLong(most));
    }

    /** Takes other settings of the same name. A run that goes on is not touched. */
    synchronized void change(ScheduledSync changed, Instant now) {
        if (!changed.equals(sync)) {
            boolean otherTime =
                    !changed.timing().equals(sync.timing()) || !changed.zone().equals(sync.zone());
            sync = changed;
            if (otherTime) {
                schedule = new Schedule(changed.timing(), changed.zone());
                due = next(now);
            }
        }
    }

    /**
     * Begins a run if it is time for one, or if somebody asked for one.
     *
     * @param now the time
     * @param held whether time alone is not enough
     * @return what to run, or empty
     */
    synchronized Optional<ScheduledSync> begin(Instant now, boolean held) {
        boolean time = due != null && !now.isBefore(due) && !paused && !held;
        if (began != null || !(asked || time)) {
            return Optional.empty();
        }
        asked = false;
        began = now;
        due = next(now);
        runs++;
        return Optional.of(sync);
    }

    /**
     * A run is over.
     *
     * @param status how it ended
     * @param now the time
     */
    synchronized void end(ExitStatus status, Instant now) {
        Instant beginning = began == null ? now : began;
        last = new Ended(status, beginning, now);
        began = null;
        Instant again = now.plus(BUSY_WAIT);
        if (status == ExitStatus.LOCKED && (due == null || again.isBefore(due))) {
            // the organisation is in use: this run is late, not lost
            due = again;
        }
        notifyAll();
    }

    /** {@return the number of the run that was asked for, or of the one that goes on} */
    synchronized long ask() {
        if (began != null) {
            return runs;
        }
        asked = true;
        return runs + 1;
    }

    /**
     * Waits for the end of a run.
     *
     * @param run its number
     * @param millis how long at the most
     * @return how it ended, or empty if it did not
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    synchronized Optional<ExitStatus> await(long run, long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        while (runs < run || (runs == run && began != null)) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return Optional.empty();
            }
            wait(left);
        }
        return Optional.ofNullable(last).map(Ended::status);
    }

    synchronized void pause(boolean value) {
        paused = value;
    }

    synchronized boolean running() {
        return began != null;
    }

    synchronized Snapshot snapshot() {
        return new Snapshot(sync.name(), schedule.toString(), due, paused, began, last);
    }
}
