package org.usersync.spi.tck;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.slf4j.LoggerFactory;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;

/**
 * A logger of a name of its own, whose lines are kept. Needs Logback, as the host has it, among the test's dependencies.
 * Safe for use by several threads.
 */
public final class CapturedLog {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String name = "connector-test-" + NUMBER.incrementAndGet();
    private final List<ILoggingEvent> events = Collections.synchronizedList(new ArrayList<>());

    /** Begins to keep lines of all levels from {@code debug} on. */
    public CapturedLog() {
        AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                events.add(event);
            }
        };
        appender.start();
        Logger logger = (Logger) LoggerFactory.getLogger(name);
        logger.setAdditive(false);
        logger.setLevel(Level.DEBUG);
        logger.addAppender(appender);
    }

    /** {@return the logger's name, for an option such as {@code logger_name}} */
    public String name() {
        return name;
    }

    /** {@return all lines} */
    public List<String> lines() {
        return List.copyOf(events).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    /**
     * Tells the lines of one level.
     *
     * @param level the level
     * @return its lines
     */
    public List<String> lines(Level level) {
        return List.copyOf(events).stream()
                .filter(event -> event.getLevel() == level)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
