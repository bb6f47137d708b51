package org.usersync.filter.internal;

import java.math.BigInteger;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.usersync.filter.internal.PythonValues.Tuple;
import org.usersync.spi.extension.ExpressionRecord;

import static org.usersync.filter.internal.PythonValues.typeName;

/** What stands behind a point or in brackets. */
final class Attributes {
    private Attributes() {}

    /** {@code value.name}. */
    static @Nullable Object get(@Nullable Object value, String name) {
        Object found = find(value, name);
        if (found != null || (value instanceof ExpressionRecord object && object.documents(name))) {
            return found;
        }
        if (Methods.has(value, name)) {
            throw new PythonError("AttributeError: '" + name + "' of " + typeName(value)
                    + " is a method or not covered; a method is called with ()");
        }
        throw new PythonError("AttributeError: " + owner(value) + " has no attribute '" + name + "'");
    }

    /** {@code hasattr(value, name)}. */
    static boolean has(@Nullable Object value, String name) {
        return find(value, name) != null || Methods.has(value, name);
    }

    /** {@code getattr(value, name, otherwise)}. */
    static @Nullable Object get(@Nullable Object value, String name, @Nullable Object otherwise) {
        return has(value, name) ? get(value, name) : otherwise;
    }

    private static String owner(@Nullable Object value) {
        return value instanceof ExpressionRecord ? "the record" : typeName(value);
    }

    private static @Nullable Object find(@Nullable Object value, String name) {
        if (value instanceof ExpressionRecord object) {
            return PythonValues.canonical(object.get(name));
        }
        return value instanceof Instant time ? part(time, name) : null;
    }

    private static @Nullable Object part(Instant value, String name) {
        OffsetDateTime time = value.atOffset(ZoneOffset.UTC);
        return switch (name) {
            case "year" -> (long) time.getYear();
            case "month" -> (long) time.getMonthValue();
            case "day" -> (long) time.getDayOfMonth();
            case "hour" -> (long) time.getHour();
            case "minute" -> (long) time.getMinute();
            case "second" -> (long) time.getSecond();
            case "microsecond" -> (long) time.getNano() / 1000;
            default -> null;
        };
    }

    /** {@code value[index]}. */
    static @Nullable Object item(@Nullable Object value, @Nullable Object index) {
        if (value instanceof ExpressionRecord object) {
            if (!(index instanceof String name)) {
                throw new PythonError("KeyError: a key of the record is a str, not " + typeName(index));
            }
            Object found = find(value, name);
            if (found == null && !object.documents(name)) {
                throw new PythonError("KeyError: the record has no '" + name + "'");
            }
            return found;
        }
        List<?> items = PythonValues.items(value);
        if (items == null && !(value instanceof String)) {
            throw PythonError.type(typeName(value) + " takes no index");
        }
        Number number = PythonNumbers.number(index);
        if (number == null || number instanceof Double) {
            throw PythonError.type("an index of " + typeName(value) + " is an int, not " + typeName(index));
        }
        int length = length(value);
        long at = number instanceof Long whole ? (whole < 0 ? whole + length : whole) : -1;
        if (at < 0 || at >= length) {
            throw new PythonError("IndexError: " + number + " is outside of a " + typeName(value) + " of " + length);
        }
        return value instanceof String text
                ? PythonStrings.slice(text, (int) at, (int) at + 1)
                : items == null ? null : items.get((int) at);
    }

    /** {@code value[from:to]}. */
    static Object slice(@Nullable Object value, @Nullable Object from, @Nullable Object to) {
        List<?> items = PythonValues.items(value);
        if (items == null && !(value instanceof String)) {
            throw PythonError.type(typeName(value) + " cannot be cut by [:]");
        }
        int length = length(value);
        int begin = bound(from, 0, length);
        int end = Math.max(begin, bound(to, length, length));
        if (value instanceof String text) {
            return PythonStrings.slice(text, begin, end);
        }
        List<@Nullable Object> part = items == null ? List.of() : new ArrayList<>(items.subList(begin, end));
        return value instanceof Tuple ? new Tuple(part) : part;
    }

    private static int bound(@Nullable Object value, int without, int length) {
        if (value == null) {
            return without;
        }
        Number number = PythonNumbers.number(value);
        if (number instanceof BigInteger large) {
            return large.signum() < 0 ? 0 : length;
        }
        if (number instanceof Long whole) {
            return (int) Math.max(0, Math.min(length, whole < 0 ? whole + length : whole));
        }
        throw PythonError.type("a bound of [:] is an int or None, not " + typeName(value));
    }

    /** {@code len(value)}. */
    static int length(@Nullable Object value) {
        if (value instanceof String text) {
            return PythonStrings.length(text);
        }
        List<?> items = PythonValues.items(value);
        if (items == null) {
            throw PythonError.type(typeName(value) + " has no len()");
        }
        return items.size();
    }
}
