package org.usersync.engine.internal.adobe;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.SyncListener;
import org.usersync.engine.SyncListener.Stage;
import org.usersync.engine.internal.directory.DirectoryReader;
import org.usersync.spi.connector.Cancellation;

/**
 * Reads the directory on the calling thread and Adobe on another one. Adobe's read begins with the directory's first
 * user: a directory that refuses us must not use up the time window in which Adobe allows one sync. When one side
 * fails, the other one is stopped and awaited.
 */
public final class BothSides {
    private final Executor executor;
    private final Cancellation cancellation;
    private final SyncListener listener;
    private final AtomicBoolean directoryFailed = new AtomicBoolean();

    /**
     * Prepares a read.
     *
     * @param executor runs the read of Adobe
     * @param cancellation says whether the run is to end
     * @param listener is told the stages
     */
    public BothSides(Executor executor, Cancellation cancellation, SyncListener listener) {
        this.executor = executor;
        this.cancellation = cancellation;
        this.listener = listener;
    }

    /** {@return whether nobody wants the rest of Adobe's users any more} */
    public boolean adobeUnwanted() {
        return directoryFailed.get() || cancellation.cancelled();
    }

    /**
     * Reads both sides. Returns normally only if both are complete or the run was cancelled.
     *
     * @param directory the directory
     * @param adobe Adobe
     */
    public void read(DirectoryReader directory, AdobeSide adobe) {
        AtomicReference<@Nullable CompletableFuture<Void>> started = new AtomicReference<>();
        AtomicBoolean stoppedByAdobe = new AtomicBoolean();
        Runnable start = () -> started.set(CompletableFuture.runAsync(() -> readAdobe(adobe), executor));
        listener.started(Stage.READ_DIRECTORY);
        try {
            directory.read(() -> stop(started.get(), stoppedByAdobe), start);
            listener.finished(Stage.READ_DIRECTORY);
        } catch (RuntimeException | Error failure) {
            directoryFailed.set(true);
            Throwable adobes = await(started.get());
            if (stoppedByAdobe.get() && adobes != null) {
                throw unchecked(adobes);
            }
            throw failure;
        }
        if (started.get() == null && !cancellation.cancelled()) {
            start.run();
        }
        Throwable adobes = await(started.get());
        if (adobes != null && !(adobes instanceof ReadStoppedException)) {
            throw unchecked(adobes);
        }
    }

    private void readAdobe(AdobeSide adobe) {
        listener.started(Stage.READ_ADOBE);
        adobe.readFirst();
        listener.finished(Stage.READ_ADOBE);
    }

    private boolean stop(@Nullable CompletableFuture<Void> adobe, AtomicBoolean stoppedByAdobe) {
        if (adobe != null && adobe.isCompletedExceptionally()) {
            stoppedByAdobe.set(true);
            return true;
        }
        return cancellation.cancelled();
    }

    private static @Nullable Throwable await(@Nullable CompletableFuture<Void> adobe) {
        if (adobe == null) {
            return null;
        }
        try {
            adobe.join();
            return null;
        } catch (CompletionException failure) {
            return failure.getCause() == null ? failure : failure.getCause();
        }
    }

    private static RuntimeException unchecked(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException runtime ? runtime : new IllegalStateException(failure);
    }
}
