package org.usersync.launcher.internal;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

import org.usersync.commandline.ExitStatus;

/**
 * Lets a command end cleanly when the user or the system asks the process to end (SIGINT, SIGTERM): the command sees that
 * it is interrupted, and the process waits for it, but not for ever.
 */
public final class Interruption {
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Duration patience;
    private final IntConsumer halt;
    private final PrintStream err;
    private final Thread hook = new Thread(this::interrupt, "user-sync interruption");
    private volatile boolean requested;
    private volatile int status = ExitStatus.INTERRUPTED.code();

    /**
     * Makes an interruption.
     *
     * @param patience how long a command may take to end
     * @param halt ends the process at once, whatever still runs
     * @param err standard error, for the last word if the command does not end
     */
    public Interruption(Duration patience, IntConsumer halt, PrintStream err) {
        this.patience = patience;
        this.halt = halt;
        this.err = err;
    }

    /** Begins to watch. */
    public void watch(Runtime runtime) {
        runtime.addShutdownHook(hook);
    }

    public boolean requested() {
        return requested;
    }

    /** The command has ended, and the process ends by this status. */
    public void ended(int code) {
        status = code;
        ended.countDown();
    }

    /** What happens at a signal, and at every orderly end of the process, when it finds the command ended. */
    void interrupt() {
        if (ended.getCount() == 0) {
            return;
        }
        requested = true;
        try {
            if (!ended.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                err.println("user-sync: stopped, since it did not end within " + patience.toSeconds()
                        + " s; what the log does not tell of the last request may have been carried out all the same");
                halt.accept(ExitStatus.INTERRUPTED.code());
                return;
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        halt.accept(status);
    }
}
