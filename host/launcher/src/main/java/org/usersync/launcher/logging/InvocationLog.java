package org.usersync.launcher.logging;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.usersync.commandline.PrivateFiles;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;

/**
 * The log of one invocation. While it is open, the log lines of the threads of its {@link LogScope scope} go to its console
 * and its file; when it is closed, they go where they went before. Logs of one scope are nested, and are closed in reverse
 * order by the thread that opened them; logs of thread groups beside each other do not meet. Lines may come from any
 * thread.
 */
public final class InvocationLog implements AutoCloseable {
    private final Logger root;
    private final LogScope scope;
    private final List<LineAppender> replaced = new ArrayList<>();
    private LogFormat format = LogFormat.text();
    private LineAppender console;
    private @Nullable LineAppender file;

    private InvocationLog(Logger root, PrintStream stream) {
        this.root = root;
        this.scope = LogScope.ofThisThread();
        synchronized (root) {
            this.console = started("console", stream, LogLevel.INFO);
            for (LineAppender before : attached(root)) {
                if (before.scope().isAbove(scope)) {
                    before.scope().leave(scope);
                } else if (scope.isAbove(before.scope())) {
                    scope.leave(before.scope());
                } else if (before.scope().takesThisThread()) {
                    replaced.add(before);
                    root.detachAppender(before);
                }
            }
            root.addAppender(console);
            applyLevel();
        }
    }

    /**
     * Opens a log of the calling thread's group with the level info and without a file.
     *
     * @param console where lines go; it is flushed after each of them and never closed
     * @return the log
     */
    public static InvocationLog open(PrintStream console) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        return new InvocationLog(context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME), console);
    }

    /**
     * Sets how lines look from now on; a file that is written already keeps its format.
     *
     * @param value the format
     */
    public void format(LogFormat value) {
        format = value;
        consoleLevel(console.level());
    }

    /**
     * Sets what the console shows.
     *
     * @param level the least important lines
     */
    public void consoleLevel(LogLevel level) {
        synchronized (root) {
            LineAppender old = console;
            console = started("console", old.stream(), level);
            root.addAppender(console);
            root.detachAppender(old);
            applyLevel();
        }
    }

    /**
     * Writes the lines to a file, too, from now on. The file is appended to, in UTF-8; it and its folders are made where
     * they are missing, readable by their owner alone. An earlier file of this log is closed.
     *
     * @param path the file
     * @param level the least important lines
     * @throws IOException if the file cannot be written
     */
    public void file(Path path, LogLevel level) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            PrivateFiles.folder(folder);
        }
        PrintStream stream = new PrintStream(
                new BufferedOutputStream(PrivateFiles.write(path, StandardOpenOption.APPEND)),
                false,
                StandardCharsets.UTF_8);
        synchronized (root) {
            LineAppender old = file;
            LineAppender added = started("file", stream, level);
            file = added;
            root.addAppender(added);
            end(old);
            applyLevel();
        }
    }

    @Override
    public void close() {
        synchronized (root) {
            if (replaced.isEmpty()) {
                attached(root).stream()
                        .map(LineAppender::scope)
                        .filter(other -> other.isAbove(scope))
                        .forEach(other -> other.takeBack(scope));
            }
            replaced.forEach(root::addAppender);
            root.detachAppender(console);
            end(file);
            file = null;
            applyLevel();
        }
    }

    /** The loggers let through what the most curious of all logs wants; each log keeps what it wants itself. */
    private void applyLevel() {
        LogLevel least = attached(root).stream()
                .map(LineAppender::level)
                .min(Comparator.naturalOrder())
                .orElse(LogLevel.INFO);
        root.setLevel(LevelFilter.level(least));
    }

    private LineAppender started(String name, PrintStream stream, LogLevel level) {
        LineAppender appender = new LineAppender(name, scope, stream, level, format);
        appender.setContext(root.getLoggerContext());
        appender.start();
        return appender;
    }

    private void end(@Nullable LineAppender appender) {
        if (appender != null) {
            root.detachAppender(appender);
            appender.stop();
            appender.stream().close();
        }
    }

    private static List<LineAppender> attached(Logger logger) {
        List<LineAppender> appenders = new ArrayList<>();
        for (Iterator<Appender<ILoggingEvent>> each = logger.iteratorForAppenders(); each.hasNext(); ) {
            if (each.next() instanceof LineAppender ours) {
                appenders.add(ours);
            }
        }
        return appenders;
    }
}
