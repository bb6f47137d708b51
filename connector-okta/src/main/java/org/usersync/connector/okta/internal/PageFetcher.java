package org.usersync.connector.okta.internal;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Fetches pages on threads of its own. */
final class PageFetcher {
    private final ExecutorService threads;

    /**
     * Makes a fetcher.
     *
     * @param threads run the calls; who made them ends them
     */
    PageFetcher(ExecutorService threads) {
        this.threads = threads;
    }

    /**
     * A page on its way. Closing gives up a call that still runs.
     *
     * @param <T> the kind of item
     */
    @FunctionalInterface
    interface Fetch<T> extends AutoCloseable {
        /**
         * Waits for the page.
         *
         * @return the page
         * @throws OktaFailure if it could not be read, or this thread is interrupted
         */
        Page<T> page();

        @Override
        default void close() {
            // Nothing runs.
        }
    }

    /** A page that another thread fetches. */
    private record Running<T>(Future<Page<T>> future) implements Fetch<T> {
        @Override
        public Page<T> page() {
            try {
                return future.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw OktaFailure.cancelled(e);
            } catch (ExecutionException e) {
                throw OktaFailure.thrownBy(e);
            }
        }

        @Override
        public void close() {
            future.cancel(true);
        }
    }

    /**
     * Starts to fetch a page.
     *
     * @param <T> the kind of item
     * @param call gets it
     * @return the page on its way
     */
    <T> Fetch<T> fetch(Callable<Page<T>> call) {
        return new Running<>(threads.submit(call));
    }
}
