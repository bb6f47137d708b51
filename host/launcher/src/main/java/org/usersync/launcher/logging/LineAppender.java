package org.usersync.launcher.logging;

import java.io.PrintStream;
import java.time.ZoneId;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;

/** Writes lines to a stream, one at a time, so that lines of several threads never mix. */
final class LineAppender extends AppenderBase<ILoggingEvent> {
    private final PrintStream stream;
    private final LogLevel level;
    private final LineLayout layout;

    LineAppender(String name, PrintStream stream, LogLevel level) {
        setName(name);
        this.stream = stream;
        this.level = level;
        this.layout =
                new LineLayout(ZoneId.systemDefault(), ProcessHandle.current().pid(), level == LogLevel.DEBUG);
        addFilter(new LevelFilter(level));
    }

    LogLevel level() {
        return level;
    }

    PrintStream stream() {
        return stream;
    }

    @Override
    protected void append(ILoggingEvent event) {
        stream.print(layout.doLayout(event));
        stream.flush();
    }
}
