package org.usersync.umapi.internal;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

import org.usersync.spi.http.AnswerReader;
import org.usersync.spi.http.HttpAnswer;

/**
 * Reads the bodies of a few answers at once, those first that came first, while others wait for their turn. Several answers
 * may be on their way at once to make up for latency; but were all of them read at the same time by fewer processors, all would
 * be half read for long and ready late, and the memory would be full of their users. Safe for use by several threads.
 *
 * @param <T> what an answer is read to
 */
final class TurnTakingReader<T> implements AnswerReader<T> {
    private final AnswerReader<T> reader;
    private final Semaphore turns;
    private final Supplier<? extends RuntimeException> interrupted;

    /**
     * Makes a reader.
     *
     * @param reader reads an answer
     * @param atOnce how many may be read at the same time
     * @param interrupted makes what is thrown if the thread is interrupted while it waits
     */
    TurnTakingReader(AnswerReader<T> reader, int atOnce, Supplier<? extends RuntimeException> interrupted) {
        this.reader = reader;
        this.turns = new Semaphore(atOnce, true);
        this.interrupted = interrupted;
    }

    @Override
    public T read(HttpAnswer answer) throws IOException {
        try {
            turns.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted.get();
        }
        try {
            return reader.read(answer);
        } finally {
            turns.release();
        }
    }
}
