package org.usersync.connector.okta.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The pace of one read. Where Okta answers at once, as many calls as there are processors are enough, and each connection more
 * costs a handshake; where it takes its time, threads wait, and more of them get more done.
 *
 * <p>However many calls wait, few pages are parsed and not delivered yet: an answer is taken off the wire only when there is
 * room. A page is noted before it is parsed and released when it was delivered; the page before it in its list was noted
 * earlier, so that no two pages wait for each other. One that fails may stay noted, which is why this is for one read only.
 *
 * <p>Safe for use by several threads.
 */
final class Pace {
    /** Longer than a connection in the neighbourhood takes to be made, shorter than one across a country. */
    static final Duration SLOW = Duration.ofMillis(40);
    /** A single answer may have waited for a processor of ours. */
    static final int SLOW_ANSWERS = 3;

    private final Clock clock;
    private final Semaphore room;
    private final Runnable whenSlow;
    private final AtomicInteger slowInARow = new AtomicInteger();

    /**
     * Begins a read.
     *
     * @param clock measures how long answers take
     * @param pages how many pages may be parsed and not delivered yet, at least 1
     * @param whenSlow runs when {@link #SLOW_ANSWERS} answers in a row took their time, once for each such row
     */
    Pace(Clock clock, int pages, Runnable whenSlow) {
        this.clock = clock;
        this.room = new Semaphore(pages);
        this.whenSlow = whenSlow;
    }

    /** {@return the pace of lists of which one page is read at a time} */
    static Pace onePageAtATime() {
        return new Pace(Clock.systemUTC(), Integer.MAX_VALUE, () -> {});
    }

    /** {@return how many calls keep the processors busy where nothing has to be waited for} */
    static int processors() {
        return Runtime.getRuntime().availableProcessors() + 1;
    }

    /**
     * {@return how many pages may be parsed and not delivered yet: of each group that is read one that is delivered, or waits
     * for that, and one that is parsed meanwhile}
     */
    static int pages() {
        return 2 * processors();
    }

    /** {@return when a call begins} */
    Instant called() {
        return clock.instant();
    }

    /**
     * An answer began to come. Waits until it may be parsed.
     *
     * @param called when the call began
     * @throws OktaFailure if this thread is interrupted meanwhile
     */
    void answered(Instant called) {
        if (Duration.between(called, clock.instant()).compareTo(SLOW) < 0) {
            slowInARow.set(0);
        } else if (slowInARow.incrementAndGet() == SLOW_ANSWERS) {
            whenSlow.run();
        }
        try {
            room.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw OktaFailure.cancelled(e);
        }
    }

    /** One page is not in memory any more. */
    void release() {
        room.release();
    }
}
