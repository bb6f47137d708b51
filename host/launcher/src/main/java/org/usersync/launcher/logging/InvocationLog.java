package org.usersync.launcher.logging;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.usersync.commandline.PrivateFiles;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;

/**
 * The log of one invocation. While it is open, all log lines of the process go to its console and its file; when it is
 * closed, they go where they went before. Logs may be nested, and are closed in reverse order by the thread that opened
 * them. Lines may come from any thread.
 */
public final class InvocationLog implements AutoCloseable {
    private final Logger root;
    private final @Nullable Level levelBefore;
    private final List<Appender<ILoggingEvent>> before;
    private LineAppender console;
    private @Nullable LineAppender file;

    private InvocationLog(Logger root, PrintStream stream) {
        this.root = root;
        this.levelBefore = root.getLevel();
        this.before = attached(root);
        this.console = started(new LineAppender("console", stream, LogLevel.INFO));
        before.forEach(root::detachAppender);
        apply();
    }

    /**
     * Opens a log with the level info and without a file.
     *
     * @param console where lines go; it is flushed after each of them and never closed
     * @return the log
     */
    public static InvocationLog open(PrintStream console) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        return new InvocationLog(context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME), console);
    }

    /**
     * Sets what the console shows.
     *
     * @param level the least important lines
     */
    public void consoleLevel(LogLevel level) {
        LineAppender old = console;
        console = started(new LineAppender("console", old.stream(), level));
        apply();
        root.detachAppender(old);
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
        LineAppender old = file;
        file = started(new LineAppender("file", stream, level));
        apply();
        end(old);
    }

    @Override
    public void close() {
        before.forEach(root::addAppender);
        root.setLevel(levelBefore);
        root.detachAppender(console);
        end(file);
        file = null;
    }

    private void apply() {
        LineAppender toFile = file;
        LogLevel least =
                toFile != null && toFile.level().compareTo(console.level()) < 0 ? toFile.level() : console.level();
        root.setLevel(LevelFilter.level(least));
        root.addAppender(console);
        if (toFile != null) {
            root.addAppender(toFile);
        }
    }

    private LineAppender started(LineAppender appender) {
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

    private static List<Appender<ILoggingEvent>> attached(Logger logger) {
        List<Appender<ILoggingEvent>> appenders = new ArrayList<>();
        for (Iterator<Appender<ILoggingEvent>> each = logger.iteratorForAppenders(); each.hasNext(); ) {
            appenders.add(each.next());
        }
        return appenders;
    }
}
