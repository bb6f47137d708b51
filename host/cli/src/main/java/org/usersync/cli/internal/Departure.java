package org.usersync.cli.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Runs a part of a run on a thread of its own, so that the run can end although that thread never comes back: code of a
 * site, such as a filter, cannot always be stopped. For one use.
 */
final class Departure {
    private final CompletableFuture<Object> left = new CompletableFuture<>();

    /**
     * Ends the wait for the part.
     *
     * @param reason what the waiting thread throws
     */
    void leave(RuntimeException reason) {
        left.completeExceptionally(reason);
    }

    /**
     * Runs a part and waits.
     *
     * @param <T> what it gives
     * @param part what is to run
     * @return what it gave
     * @throws RuntimeException what it threw, or why it was left
     */
    <T> T await(Supplier<T> part) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> run(part, result), "run");
        thread.setDaemon(true);
        thread.start();
        try {
            CompletableFuture.anyOf(result, left).join();
            return result.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw failed;
        }
    }

    private static <T> void run(Supplier<T> part, CompletableFuture<T> result) {
        try {
            result.complete(part.get());
        } catch (RuntimeException | Error thrown) {
            result.completeExceptionally(thrown);
        }
    }
}
