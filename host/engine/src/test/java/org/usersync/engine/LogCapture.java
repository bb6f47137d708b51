package org.usersync.engine;

import java.util.List;
import java.util.Optional;

import org.slf4j.LoggerFactory;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

/** What the run's logger said while this was open; a line begins with its level. */
final class LogCapture implements AutoCloseable {
    private final Logger logger = (Logger) LoggerFactory.getLogger("processor");
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    LogCapture() {
        appender.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(appender);
    }

    List<String> lines() {
        return appender.list.stream()
                .map(event -> level(event) + " " + event.getFormattedMessage())
                .toList();
    }

    private static String level(ILoggingEvent event) {
        boolean critical = Optional.ofNullable(event.getMarkerList()).stream()
                .flatMap(List::stream)
                .anyMatch(marker -> marker.getName().equals("CRITICAL"));
        return critical ? "CRITICAL" : event.getLevel().toString();
    }

    @Override
    public void close() {
        logger.detachAppender(appender);
    }
}
