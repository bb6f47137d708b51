package org.usersync.launcher.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.usersync.commandline.ExitStatus;

/**
 * Tells the start script whether syncs run long. In a short one the work of Java's second compiler is not repaid; one of
 * hundreds of thousands of users ends sooner with it. Which of them the next sync will be is best known from the last one:
 * a long one leaves a file, a short one takes it away. While a sync runs that was started by it, the file is empty, which
 * says nothing to the script: where such a sync was killed, perhaps for want of memory, the next ones start as usual.
 */
final class LongRuns {
    /** By this system property the script names the file, and that the command is a sync. */
    static final String MARK = "user-sync.long-runs";

    /** From about here on, with 600,000 users, the second compiler repays its work, of some two seconds of a processor. */
    static final Duration LONG = Duration.ofSeconds(9);

    /** A sync of the same users takes less with the second compiler: that alone does not make it a short one. */
    static final Duration SHORT = Duration.ofSeconds(6);

    private static final Set<ExitStatus> ENDED = Set.of(ExitStatus.COMPLETED, ExitStatus.INCOMPLETE, ExitStatus.LIMIT);

    private static final Logger LOG = LoggerFactory.getLogger("launcher");

    private final @Nullable Path mark;
    private final Supplier<Optional<Duration>> processorTime;
    private boolean startedLong;

    private LongRuns(@Nullable Path mark, Supplier<Optional<Duration>> processorTime) {
        this.mark = mark;
        this.processorTime = processorTime;
    }

    /**
     * Finds the file for this process.
     *
     * @param properties Java's system properties
     * @param processorTime what all threads of this process took so far, empty if the system does not tell
     * @return does nothing where the script named no file
     */
    static LongRuns of(Map<String, String> properties, Supplier<Optional<Duration>> processorTime) {
        String mark = properties.get(MARK);
        return new LongRuns(mark == null ? null : Path.of(mark), processorTime);
    }

    /**
     * Takes back what the script went by until the command ends, and has this thread and those that it will start come after
     * Java's compilers: what these have not done yet takes several times as long. On Linux Java tells the system of priorities
     * only with the script's options. A failure costs only time.
     */
    @SuppressWarnings("ThreadPriorityCheck") // nothing relies on it but the time that a run takes
    void commandBegins() {
        Path file = mark;
        if (file == null) {
            return;
        }
        try {
            startedLong = Files.exists(file) && Files.size(file) > 0;
            if (startedLong) {
                Thread.currentThread().setPriority(Thread.NORM_PRIORITY - 1);
                Files.writeString(file, "");
            }
        } catch (IOException e) {
            LOG.debug("it is not noted that a long sync begins: {}", e.toString());
        }
    }

    /** Notes how long this process took. A failure costs only time. */
    void commandEnded(ExitStatus status) {
        Path file = mark;
        if (file == null) {
            return;
        }
        Duration took = processorTime.get().orElse(Duration.ZERO);
        // One that did not come to its end may have been long, had it gone on.
        boolean shortOne = took.compareTo(SHORT) < 0 && ENDED.contains(status);
        try {
            if (shortOne) {
                Files.deleteIfExists(file);
            } else if (startedLong || (took.compareTo(LONG) >= 0 && !Files.exists(file))) {
                Files.writeString(file, "long\n");
            }
        } catch (IOException e) {
            LOG.debug("it is not noted how long the sync took: {}", e.toString());
        }
    }
}
