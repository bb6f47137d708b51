package org.usersync.connector.okta.internal;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A few daemon threads on which calls run at once. Closing gives up what still runs and waits for its end. */
final class ParallelCalls implements AutoCloseable {
    private final ThreadPoolExecutor threads;

    /**
     * Starts without a thread; they come with the calls.
     *
     * @param name names the threads
     * @param wanted how many calls there are at once; no more run than {@link OktaClient#PARALLEL_CALLS}
     */
    ParallelCalls(String name, int wanted) {
        AtomicInteger number = new AtomicInteger();
        int most = Math.min(wanted, OktaClient.PARALLEL_CALLS);
        this.threads = new ThreadPoolExecutor(most, most, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, "okta-" + name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Lets more calls run at once; those that wait begin.
     *
     * @param wanted how many calls there are at once; no more run than {@link OktaClient#PARALLEL_CALLS}
     */
    void widen(int wanted) {
        int most = Math.min(wanted, OktaClient.PARALLEL_CALLS);
        threads.setMaximumPoolSize(most);
        threads.setCorePoolSize(most);
    }

    /**
     * A call under way. Closing gives it up if it still runs.
     *
     * @param <T> the kind of result
     */
    @FunctionalInterface
    interface Call<T> extends AutoCloseable {
        /**
         * Waits for the result.
         *
         * @return the result
         * @throws OktaFailure if there is none, or this thread is interrupted
         */
        T result();

        @Override
        default void close() {
            // Nothing runs.
        }
    }

    /** A call on another thread. */
    private record Running<T>(Future<T> future) implements Call<T> {
        @Override
        public T result() {
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
     * Starts a call, which waits while too many run.
     *
     * @param <T> the kind of result
     * @param call what is to be done
     * @return the call under way
     */
    <T> Call<T> start(Callable<T> call) {
        return new Running<>(threads.submit(call));
    }

    /** {@return the threads, for who wants to await calls in the order in which they end} */
    ExecutorService threads() {
        return threads;
    }

    /** What a call hands over must not be touched after this, so that not even an interrupt shortens the wait. */
    @Override
    public void close() {
        threads.shutdownNow();
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = threads.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
