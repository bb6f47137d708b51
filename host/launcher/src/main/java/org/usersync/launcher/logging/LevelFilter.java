package org.usersync.launcher.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/** Keeps lines of a level and above. Logback has no level critical, hence no filter of its own for it. */
final class LevelFilter extends Filter<ILoggingEvent> {
    private final LogLevel least;

    LevelFilter(LogLevel least) {
        this.least = least;
    }

    @Override
    public FilterReply decide(ILoggingEvent event) {
        boolean kept = least == LogLevel.CRITICAL
                ? LineLayout.isCritical(event)
                : event.getLevel().isGreaterOrEqual(level(least));
        return kept ? FilterReply.NEUTRAL : FilterReply.DENY;
    }

    static Level level(LogLevel level) {
        return switch (level) {
            case DEBUG -> Level.DEBUG;
            case INFO -> Level.INFO;
            case WARNING -> Level.WARN;
            case ERROR, CRITICAL -> Level.ERROR;
        };
    }
}
