package org.usersync.launcher.logging;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.LayoutBase;

/**
 * One JSON object a line, by RFC 8259. Logback's own JSON carries its context and its thread-bound values with every line
 * instead of the run, which is known to the log and not to the threads.
 */
final class JsonLayout extends LayoutBase<ILoggingEvent> {
    private final long process;
    private final String runId;
    private final boolean stackTraces;

    JsonLayout(long process, String runId, boolean stackTraces) {
        this.process = process;
        this.runId = runId;
        this.stackTraces = stackTraces;
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(200).append('{');
        text(line, "time", Instant.ofEpochMilli(event.getTimeStamp()).toString())
                .append(',');
        line.append("\"pid\":").append(process).append(',');
        text(line, "level", LineLayout.level(event)).append(',');
        text(line, "logger", LineLayout.shortName(event.getLoggerName())).append(',');
        if (!runId.isEmpty()) {
            text(line, "run", runId).append(',');
        }
        text(line, "message", String.valueOf(event.getFormattedMessage()));
        if (event.getThrowableProxy() instanceof ThrowableProxy thrown) {
            text(line.append(','), "error", String.valueOf(thrown.getThrowable()));
            if (stackTraces) {
                StringWriter trace = new StringWriter();
                thrown.getThrowable().printStackTrace(new PrintWriter(trace, true));
                text(line.append(','), "trace", trace.toString());
            }
        }
        return line.append('}').append(System.lineSeparator()).toString();
    }

    private static StringBuilder text(StringBuilder line, String name, String value) {
        line.append('"').append(name).append("\":\"");
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            switch (character) {
                case '"' -> line.append("\\\"");
                case '\\' -> line.append("\\\\");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> {
                    // line ends of Unicode and halves of characters would break readers that take a line for a record
                    if (character < ' ' || character == '\u2028' || character == '\u2029' || isHalf(value, i)) {
                        line.append(String.format("\\u%04x", (int) character));
                    } else {
                        line.append(character);
                    }
                }
            }
        }
        return line.append('"');
    }

    private static boolean isHalf(String value, int index) {
        char character = value.charAt(index);
        if (Character.isHighSurrogate(character)) {
            return index + 1 == value.length() || !Character.isLowSurrogate(value.charAt(index + 1));
        }
        return Character.isLowSurrogate(character)
                && (index == 0 || !Character.isHighSurrogate(value.charAt(index - 1)));
    }
}
