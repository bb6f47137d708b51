package org.usersync.launcher.logging;

import java.io.PrintStream;
import java.time.ZoneId;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.Layout;

/** Writes the lines of a scope to a stream, one at a time, so that lines of several threads never mix. */
final class LineAppender extends AppenderBase<ILoggingEvent> {
    private final LogScope scope;
    private final PrintStream stream;
    private final LogLevel level;
    private final Layout<ILoggingEvent> layout;

    LineAppender(String name, LogScope scope, PrintStream stream, LogLevel level, LogFormat format) {
        setName(name);
        this.scope = scope;
        this.stream = stream;
        this.level = level;
        long process = ProcessHandle.current().pid();
        boolean stackTraces = level == LogLevel.DEBUG;
        this.layout = format.isJson()
                ? new JsonLayout(process, format.runId(), stackTraces)
                : new LineLayout(ZoneId.systemDefault(), process, stackTraces);
        addFilter(new LevelFilter(level));
    }

    LogScope scope() {
        return scope;
    }

    LogLevel level() {
        return level;
    }

    PrintStream stream() {
        return stream;
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (!scope.takesThisThread()) {
            return;
        }
        stream.print(layout.doLayout(event));
        stream.flush();
    }
}
