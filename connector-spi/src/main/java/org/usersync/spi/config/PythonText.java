package org.usersync.spi.config;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

import org.jspecify.annotations.Nullable;

/** Writes values as Python's {@code str} and {@code repr} do: sites wrote their formats for that. */
final class PythonText {
    /** From here on a double holds no fraction; Python changes to an exponent at the same place. */
    private static final int PLAIN_DIGITS = 16;

    private PythonText() {}

    static boolean empty(Object value) {
        if (value instanceof String text) {
            return text.isEmpty();
        }
        return (value instanceof CharSequence text && text.isEmpty())
                || (value instanceof Collection<?> items && items.isEmpty())
                || (value instanceof Map<?, ?> entries && entries.isEmpty());
    }

    static String str(Object value) {
        return value instanceof CharSequence text ? text.toString() : write(value);
    }

    static String repr(@Nullable Object value) {
        return value instanceof CharSequence text ? quoted(text.toString()) : write(value);
    }

    /** Strips what Python's {@code strip} strips, which is more than Java's does. */
    static String strip(String text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && space(text.charAt(begin))) {
            begin++;
        }
        while (end > begin && space(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(begin, end);
    }

    private static boolean space(char c) {
        // Most characters that are asked for are letters.
        if (c > ' ' && c < '\u007f') {
            return false;
        }
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }

    private static String write(@Nullable Object value) {
        if (value == null) {
            return "None";
        }
        if (value instanceof Boolean flag) {
            return flag ? "True" : "False";
        }
        if (value instanceof Double || value instanceof Float || value instanceof BigDecimal) {
            return floating(((Number) value).doubleValue());
        }
        if (value instanceof Instant time) {
            return time(time);
        }
        if (value instanceof Collection<?> items) {
            StringJoiner text = new StringJoiner(", ", "[", "]");
            items.forEach(item -> text.add(repr(item)));
            return text.toString();
        }
        if (value instanceof Map<?, ?> entries) {
            StringJoiner text = new StringJoiner(", ", "{", "}");
            entries.forEach((key, item) -> text.add(repr(key) + ": " + repr(item)));
            return text.toString();
        }
        return value.toString();
    }

    private static String floating(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        String sign = Double.doubleToRawLongBits(value) < 0 ? "-" : "";
        double size = Math.abs(value);
        if (Double.isInfinite(size)) {
            return sign + "inf";
        }
        if (size == 0) {
            return sign + "0.0";
        }
        BigDecimal shortest = shortest(size);
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent >= -4 && exponent < PLAIN_DIGITS) {
            String plain = shortest.toPlainString();
            return sign + (plain.indexOf('.') < 0 ? plain + ".0" : plain);
        }
        String digits = shortest.unscaledValue().toString();
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        String power = Math.abs(exponent) < 10 ? "0" + Math.abs(exponent) : Integer.toString(Math.abs(exponent));
        return sign + mantissa + (exponent < 0 ? "e-" : "e+") + power;
    }

    /** The shortest decimal that reads back as this number; Double.toString finds it only from JDK 19 on. */
    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < 17; digits++) {
            // At a power of two the gap below is half the gap above, so the nearest may fail where the next one fits.
            for (RoundingMode rounding : List.of(RoundingMode.HALF_EVEN, RoundingMode.UP)) {
                BigDecimal rounded = exact.round(new MathContext(digits, rounding));
                if (rounded.doubleValue() == value) {
                    return rounded.stripTrailingZeros();
                }
            }
        }
        return exact.round(new MathContext(17, RoundingMode.HALF_EVEN)).stripTrailingZeros();
    }

    /** A datetime of Python counts microseconds. */
    private static String time(Instant value) {
        OffsetDateTime time = value.atOffset(ZoneOffset.UTC);
        int micros = time.getNano() / 1000;
        return String.format(
                Locale.ROOT,
                "%04d-%02d-%02d %02d:%02d:%02d%s+00:00",
                time.getYear(),
                time.getMonthValue(),
                time.getDayOfMonth(),
                time.getHour(),
                time.getMinute(),
                time.getSecond(),
                micros == 0 ? "" : String.format(Locale.ROOT, ".%06d", micros));
    }

    private static String quoted(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder result = new StringBuilder().append(quote);
        text.codePoints().forEach(c -> appendEscaped(result, c, quote));
        return result.append(quote).toString();
    }

    private static void appendEscaped(StringBuilder result, int c, char quote) {
        if (c == quote || c == '\\') {
            result.append('\\').appendCodePoint(c);
        } else if (c == '\n') {
            result.append("\\n");
        } else if (c == '\r') {
            result.append("\\r");
        } else if (c == '\t') {
            result.append("\\t");
        } else if (printable(c)) {
            result.appendCodePoint(c);
        } else if (c <= 0xff) {
            result.append(String.format(Locale.ROOT, "\\x%02x", c));
        } else if (c <= 0xffff) {
            result.append(String.format(Locale.ROOT, "\\u%04x", c));
        } else {
            result.append(String.format(Locale.ROOT, "\\U%08x", c));
        }
    }

    private static boolean printable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}
