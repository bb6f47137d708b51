package org.usersync.engine.internal.log;

import java.util.concurrent.atomic.AtomicLong;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/** The log of one run; knows how many errors were in it, for the exit status. Safe for use by several threads. */
public final class RunLog {
    private static final Logger LOG = LoggerFactory.getLogger("processor");
    private static final Marker CRITICAL = MarkerFactory.getMarker("CRITICAL");

    private final AtomicLong errors = new AtomicLong();

    /**
     * Something that went as it should.
     *
     * @param format the line with {@code {}} for arguments
     * @param arguments its arguments
     */
    public void info(String format, Object... arguments) {
        LOG.info(format, arguments);
    }

    /**
     * Something to look at.
     *
     * @param format the line with {@code {}} for arguments
     * @param arguments its arguments
     */
    public void warn(String format, Object... arguments) {
        LOG.warn(format, arguments);
    }

    /**
     * Something that could not be done; the run goes on.
     *
     * @param format the line with {@code {}} for arguments
     * @param arguments its arguments
     */
    public void error(String format, Object... arguments) {
        errors.incrementAndGet();
        LOG.error(format, arguments);
    }

    /**
     * Something grave; the run goes on. Does not count as an error.
     *
     * @param format the line with {@code {}} for arguments
     * @param arguments its arguments
     */
    public void critical(String format, Object... arguments) {
        LOG.error(CRITICAL, format, arguments);
    }

    /**
     * Counts errors that a line of another level told.
     *
     * @param count how many
     */
    public void countErrors(long count) {
        errors.addAndGet(count);
    }

    /** {@return how many errors there were} */
    public long errors() {
        return errors.get();
    }
}
