package org.usersync.connector.adobe.console.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.slf4j.LoggerFactory;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;

/** A logger of a name of its own, whose lines are kept. */
final class CapturedLog {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String name = "console-test-" + NUMBER.incrementAndGet();
    private final List<ILoggingEvent> events = Collections.synchronizedList(new ArrayList<>());

    CapturedLog() {
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

    /** {@return the name for the option {@code logger_name}} */
    String name() {
        return name;
    }

    /** {@return all lines} */
    List<String> lines() {
        return List.copyOf(events).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    /** {@return the lines of one level} */
    List<String> lines(Level level) {
        return List.copyOf(events).stream()
                .filter(event -> event.getLevel() == level)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
