package org.usersync.filter.internal;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.usersync.filter.internal.Node.Operator;
import org.usersync.spi.extension.ExpressionRecord;

/**
 * What Python's values mean: which is true, which are equal, which comes first.
 *
 * <p>None is null; a bool is a {@link Boolean}; numbers are those of {@link PythonNumbers}; a str is a {@link String}, a
 * list a {@link List}, a tuple a {@link Tuple}, a datetime an {@link Instant} and a nested object an
 * {@link ExpressionRecord}.
 */
final class PythonValues {
    private PythonValues() {}

    /** A tuple, which is never equal to a list. */
    record Tuple(List<@Nullable Object> items) {}

    /** The value in the form that this class knows. */
    static @Nullable Object canonical(@Nullable Object value) {
        if (value == null
                || value instanceof String
                || value instanceof Long
                || value instanceof Boolean
                || value instanceof ExpressionRecord
                || value instanceof Double
                || value instanceof Instant) {
            return value;
        }
        if (value instanceof List<?> items) {
            List<@Nullable Object> canonical = new ArrayList<>(items.size());
            items.forEach(item -> canonical.add(canonical(item)));
            return canonical;
        }
        if (value instanceof BigInteger large) {
            return PythonNumbers.integer(large);
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Float fraction) {
            return fraction.doubleValue();
        }
        throw PythonError.type(
                "the connector delivered a " + value.getClass().getName() + ", which no filter can read");
    }

    static String typeName(@Nullable Object value) {
        if (value == null) {
            return "None";
        }
        if (value instanceof String) {
            return "str";
        }
        if (value instanceof Boolean) {
            return "bool";
        }
        if (value instanceof Double) {
            return "float";
        }
        if (value instanceof Number) {
            return "int";
        }
        if (value instanceof Tuple) {
            return "tuple";
        }
        if (value instanceof List) {
            return "list";
        }
        return value instanceof Instant ? "datetime" : "object";
    }

    static boolean truth(@Nullable Object value) {
        if (value == null) {
            return false;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        if (value instanceof String text) {
            return !text.isEmpty();
        }
        if (value instanceof Double fraction) {
            return fraction != 0;
        }
        if (value instanceof Long whole) {
            return whole != 0;
        }
        List<?> items = items(value);
        return items == null || !items.isEmpty();
    }

    /** The items of a list or tuple, or null for another value. */
    static @Nullable List<?> items(@Nullable Object value) {
        return value instanceof Tuple tuple ? tuple.items() : value instanceof List<?> list ? list : null;
    }

    static boolean equal(@Nullable Object a, @Nullable Object b) {
        if (a instanceof String x) {
            return x.equals(b);
        }
        if (a == null || b == null) {
            return a == b;
        }
        Number x = PythonNumbers.number(a);
        Number y = PythonNumbers.number(b);
        if (x != null || y != null) {
            return x != null && y != null && !PythonNumbers.nan(x, y) && PythonNumbers.compare(x, y) == 0;
        }
        List<?> items = items(a);
        List<?> others = items(b);
        if (items != null || others != null) {
            return items != null
                    && others != null
                    && a instanceof Tuple == b instanceof Tuple
                    && items.size() == others.size()
                    && firstDifference(items, others) < 0;
        }
        return a.equals(b);
    }

    /** Containers take an item for equal to itself, even one that is equal to nothing. */
    private static boolean same(@Nullable Object a, @Nullable Object b) {
        return a == b || equal(a, b);
    }

    private static int firstDifference(List<?> a, List<?> b) {
        int common = Math.min(a.size(), b.size());
        for (int i = 0; i < common; i++) {
            if (!same(a.get(i), b.get(i))) {
                return i;
            }
        }
        return -1;
    }

    /** Whether two values stand in the order that an operator asks for. */
    static boolean ordered(Operator operator, @Nullable Object a, @Nullable Object b) {
        Number x = PythonNumbers.number(a);
        Number y = PythonNumbers.number(b);
        if (x != null && y != null) {
            return !PythonNumbers.nan(x, y) && holds(operator, PythonNumbers.compare(x, y));
        }
        if (a instanceof String text && b instanceof String other) {
            return holds(operator, PythonStrings.compare(text, other));
        }
        if (a instanceof Instant time && b instanceof Instant other) {
            return holds(operator, time.compareTo(other));
        }
        List<?> items = items(a);
        List<?> others = items(b);
        if (items != null && others != null && a instanceof Tuple == b instanceof Tuple) {
            int difference = firstDifference(items, others);
            return difference < 0
                    ? holds(operator, Integer.compare(items.size(), others.size()))
                    : ordered(operator, items.get(difference), others.get(difference));
        }
        throw PythonError.type(typeName(a) + " and " + typeName(b) + " have no order for '" + operator.text() + "'");
    }

    private static boolean holds(Operator operator, int comparison) {
        return switch (operator) {
            case LESS -> comparison < 0;
            case LESS_OR_EQUAL -> comparison <= 0;
            case GREATER -> comparison > 0;
            case GREATER_OR_EQUAL -> comparison >= 0;
            default -> throw new IllegalArgumentException(operator.text());
        };
    }

    /** {@code item in container}. */
    static boolean contains(@Nullable Object container, @Nullable Object item) {
        if (container instanceof String text) {
            if (item instanceof String part) {
                return text.contains(part);
            }
            throw PythonError.type("only a str can be in a str, not " + typeName(item));
        }
        List<?> items = items(container);
        if (items != null) {
            for (Object other : items) {
                if (same(other, item)) {
                    return true;
                }
            }
            return false;
        }
        if (container instanceof ExpressionRecord object) {
            return item instanceof String name && object.get(name) != null;
        }
        throw PythonError.type(typeName(container) + " has no items to look for");
    }

    /** Refuses what cannot be in a set. */
    static void checkHashable(@Nullable Object value) {
        if (value instanceof Tuple tuple) {
            tuple.items().forEach(PythonValues::checkHashable);
        } else if (value instanceof List || value instanceof ExpressionRecord) {
            throw PythonError.type(typeName(value) + " cannot be in a set");
        }
    }
}
