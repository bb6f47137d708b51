package org.usersync.connector.okta.internal;

import java.util.concurrent.Semaphore;

/**
 * Keeps pages few that are parsed and not delivered yet: while many calls wait for Okta, only as many answers are taken off
 * the wire as there are processors to read them. A page is noted before it is parsed and released when it was delivered; the
 * page before it in its list was noted earlier, so that no two pages wait for each other. It is for one read: one that fails
 * may leave pages noted. Safe for use by several threads.
 */
final class ParsedPages {
    private final Semaphore room;

    /**
     * Begins with none.
     *
     * @param most how many there may be at once, at least 1
     */
    ParsedPages(int most) {
        this.room = new Semaphore(most);
    }

    /** {@return as many as the processors can parse while one is delivered} */
    static ParsedPages few() {
        return new ParsedPages(Runtime.getRuntime().availableProcessors() + 1);
    }

    /** {@return no bound, for lists of which one page is read at a time} */
    static ParsedPages any() {
        return new ParsedPages(Integer.MAX_VALUE);
    }

    /**
     * Waits until one more may be parsed.
     *
     * @throws OktaFailure if this thread is interrupted meanwhile
     */
    void parse() {
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
