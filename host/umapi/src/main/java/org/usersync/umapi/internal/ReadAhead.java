package org.usersync.umapi.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * Reads the pages of a list whose length is known, a few at once, and hands them over in their order. Pages that nobody
 * took yet are few, so that a slow reader slows the reading down. For one reading thread.
 *
 * @param <P> the kind of page
 */
final class ReadAhead<P> implements AutoCloseable {
    /** Adobe takes 25 calls of this kind in a minute, and one read is not the only thing that happens. */
    private static final int AT_ONCE = 4;

    private final IntFunction<P> fetch;
    private final int end;
    private final ExecutorService threads;
    private final Deque<Future<P>> ahead = new ArrayDeque<>();
    private int asked;

    /**
     * Makes a reader of pages. Nothing is read before the first {@link #next}.
     *
     * @param what names its threads
     * @param fetch reads the page of a number; called by several threads at once
     * @param begin the first page
     * @param end the page after the last one
     */
    ReadAhead(String what, IntFunction<P> fetch, int begin, int end) {
        this.fetch = fetch;
        this.end = end;
        this.asked = begin;
        this.threads = Executors.newFixedThreadPool(Math.max(1, Math.min(AT_ONCE, end - begin)), task -> {
            Thread thread = new Thread(task, "adobe-" + what);
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Waits for the next page.
     *
     * @return the page
     * @throws InterruptedException if the thread is interrupted meanwhile
     * @throws RuntimeException what reading it threw
     */
    P next() throws InterruptedException {
        askAhead();
        try {
            P page = ahead.removeFirst().get();
            askAhead();
            return page;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
        }
    }

    private void askAhead() {
        while (ahead.size() < AT_ONCE && asked < end) {
            int number = asked++;
            ahead.addLast(threads.submit(() -> fetch.apply(number)));
        }
    }

    /** Ends what is under way. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
