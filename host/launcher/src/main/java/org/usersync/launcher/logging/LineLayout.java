package org.usersync.launcher.logging;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;

import org.slf4j.Marker;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.LayoutBase;

/** Lines such as {@code 2026-11-23 14:47:02 4711 INFO processor - message}. For one thread at a time, as appenders call it. */
final class LineLayout extends LayoutBase<ILoggingEvent> {
    private static final String OURS = "org.usersync.";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final Pattern BREAKS = Pattern.compile("[\\r\\n]+");

    private final ZoneId zone;
    private final long process;
    private final boolean stackTraces;
    /** The second of the line before: a run that sends thousands of changes writes thousands of lines in one. */
    private long second = Long.MIN_VALUE;

    private String time = "";

    LineLayout(ZoneId zone, long process, boolean stackTraces) {
        this.zone = zone;
        this.process = process;
        this.stackTraces = stackTraces;
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        String message = oneLine(event.getFormattedMessage());
        StringBuilder line = new StringBuilder()
                .append(time(event.getTimeStamp()))
                .append(' ')
                .append(process)
                .append(' ')
                .append(level(event))
                .append(' ')
                .append(shortName(event.getLoggerName()))
                .append(" - ")
                .append(message);
        IThrowableProxy thrown = event.getThrowableProxy();
        if (thrown != null) {
            String reason = reason(thrown);
            if (!message.contains(reason)) {
                line.append(": ").append(reason);
            }
        }
        line.append(System.lineSeparator());
        if (stackTraces && thrown instanceof ThrowableProxy proxy) {
            StringWriter trace = new StringWriter();
            proxy.getThrowable().printStackTrace(new PrintWriter(trace, true));
            line.append(trace);
        }
        return line.toString();
    }

    private String time(long millis) {
        long now = Math.floorDiv(millis, 1000L);
        if (now != second) {
            time = TIME.format(Instant.ofEpochSecond(now).atZone(zone));
            second = now;
        }
        return time;
    }

    static boolean isCritical(ILoggingEvent event) {
        List<Marker> markers = event.getMarkerList();
        return event.getLevel().isGreaterOrEqual(Level.ERROR)
                && markers != null
                && markers.stream().anyMatch(marker -> marker.contains("CRITICAL"));
    }

    static String level(ILoggingEvent event) {
        if (isCritical(event)) {
            return LogLevel.CRITICAL.name();
        }
        return event.getLevel() == Level.WARN
                ? LogLevel.WARNING.name()
                : event.getLevel().toString();
    }

    /** Our loggers are named after classes; users know the parts of the program: {@code umapi}, {@code okta}. */
    static String shortName(String logger) {
        if (!logger.startsWith(OURS)) {
            return logger;
        }
        String part = "";
        for (String segment : logger.substring(OURS.length()).split("\\.")) {
            if (segment.equals("internal") || segment.isEmpty() || Character.isUpperCase(segment.charAt(0))) {
                break;
            }
            part = segment;
        }
        return part.isEmpty() ? logger : part;
    }

    private static String reason(IThrowableProxy thrown) {
        String message = thrown.getMessage();
        return message == null || message.isBlank() ? thrown.getClassName() : oneLine(message);
    }

    /** Text from outside must not be able to look like further lines of the log. */
    private static String oneLine(String text) {
        return text.indexOf('\n') < 0 && text.indexOf('\r') < 0
                ? text
                : BREAKS.matcher(text).replaceAll(" ");
    }
}
