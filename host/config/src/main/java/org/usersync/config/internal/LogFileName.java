package org.usersync.config.internal;

import java.time.DayOfWeek;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.WeekFields;
import java.util.Locale;
import java.util.Map;

/**
 * A name of log files: text with a date pattern in <code>{:…}</code>, written with the codes of C's strftime; a doubled
 * brace is a brace.
 */
final class LogFileName {
    /** What a name without a pattern of its own is. */
    static final String STANDARD = "{:%Y-%m-%d}.log";

    private static final Map<Long, String> SUNDAY_IS_ZERO =
            Map.of(1L, "1", 2L, "2", 3L, "3", 4L, "4", 5L, "5", 6L, "6", 7L, "0");

    private final String source;
    private final DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder();
    private int position;

    private LogFileName(String source) {
        this.source = source;
    }

    /**
     * Reads a name.
     *
     * @throws IllegalArgumentException if it is none; the message is one line
     */
    static DateTimeFormatter parse(String source) {
        return new LogFileName(source).read();
    }

    private DateTimeFormatter read() {
        while (position < source.length()) {
            char c = source.charAt(position++);
            boolean doubled = position < source.length() && source.charAt(position) == c;
            if (c == '{' && !doubled) {
                pattern();
            } else if (c == '}' && !doubled) {
                throw new IllegalArgumentException("a closing brace without an opening one");
            } else {
                builder.appendLiteral(c);
                position += c == '{' || c == '}' ? 1 : 0;
            }
        }
        return builder.toFormatter(Locale.ENGLISH);
    }

    private void pattern() {
        int end = source.indexOf('}', position);
        String inside = end < 0 ? "" : source.substring(position, end);
        String codes = inside.startsWith("0:") ? inside.substring(1) : inside;
        if (!codes.startsWith(":") || codes.length() == 1) {
            throw new IllegalArgumentException("braces hold a date pattern: a colon, then codes of strftime");
        }
        for (int i = 1; i < codes.length(); i++) {
            if (codes.charAt(i) != '%') {
                builder.appendLiteral(codes.charAt(i));
            } else if (++i < codes.length()) {
                code(codes.charAt(i));
            } else {
                throw new IllegalArgumentException("the date pattern ends in the middle of a code");
            }
        }
        position = end + 1;
    }

    private void code(char code) {
        switch (code) {
            case 'Y' -> builder.appendPattern("uuuu");
            case 'y' -> builder.appendPattern("uu");
            case 'm' -> builder.appendPattern("MM");
            case 'd' -> builder.appendPattern("dd");
            case 'H' -> builder.appendPattern("HH");
            case 'I' -> builder.appendPattern("hh");
            case 'M' -> builder.appendPattern("mm");
            case 'S' -> builder.appendPattern("ss");
            case 'f' -> builder.appendPattern("SSSSSS");
            case 'p' -> builder.appendPattern("a");
            case 'j' -> builder.appendPattern("DDD");
            case 'a' -> builder.appendPattern("EEE");
            case 'A' -> builder.appendPattern("EEEE");
            case 'b', 'h' -> builder.appendPattern("MMM");
            case 'B' -> builder.appendPattern("MMMM");
            case 'z' -> builder.appendPattern("xx");
            case 'Z' -> builder.appendPattern("zzz");
            case 'F' -> builder.appendPattern("uuuu-MM-dd");
            case 'u' -> builder.appendValue(ChronoField.DAY_OF_WEEK);
            case 'G' -> builder.appendValue(IsoFields.WEEK_BASED_YEAR);
            case 'V' -> builder.appendValue(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 2);
            case 'U' -> builder.appendValue(WeekFields.of(DayOfWeek.SUNDAY, 7).weekOfYear(), 2);
            case 'W' -> builder.appendValue(WeekFields.of(DayOfWeek.MONDAY, 7).weekOfYear(), 2);
            case 'T', 'X' -> builder.appendPattern("HH:mm:ss");
            case 'R' -> builder.appendPattern("HH:mm");
            case 'D', 'x' -> builder.appendPattern("MM/dd/uu");
            case 'c' -> builder.appendPattern("EEE MMM ppd HH:mm:ss uuuu");
            case 'e' -> builder.appendPattern("ppd");
            case 's' -> builder.appendValue(ChronoField.INSTANT_SECONDS);
            case 'w' -> builder.appendText(ChronoField.DAY_OF_WEEK, SUNDAY_IS_ZERO);
            case '%' -> builder.appendLiteral('%');
            default -> throw new IllegalArgumentException("the date pattern knows no code %" + code);
        }
    }
}
