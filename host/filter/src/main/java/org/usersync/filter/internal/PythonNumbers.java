package org.usersync.filter.internal;

import java.math.BigDecimal;
import java.math.BigInteger;

import org.jspecify.annotations.Nullable;

/**
 * Python's numbers as Java objects: an int is a {@link Long}, or a {@link BigInteger} if it is too large for one; a
 * float is a {@link Double}; a {@link Boolean} is an int too.
 */
final class PythonNumbers {
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    private PythonNumbers() {}

    /** The one object that stands for an int. */
    static Object integer(BigInteger value) {
        return value.compareTo(LEAST) >= 0 && value.compareTo(MOST) <= 0 ? (Object) value.longValue() : value;
    }

    /** The number that a value is: a bool counts as 0 or 1; null if it is none. */
    static @Nullable Number number(@Nullable Object value) {
        if (value instanceof Boolean flag) {
            return flag ? 1L : 0L;
        }
        return value instanceof Number number ? number : null;
    }

    /** Whether one of them is the float that is equal to nothing and has no order. */
    static boolean nan(Number a, Number b) {
        return (a instanceof Double x && x.isNaN()) || (b instanceof Double y && y.isNaN());
    }

    /** Compares exactly, as Python does, never by rounding an int to a float. */
    static int compare(Number a, Number b) {
        if (a instanceof Long x && b instanceof Long y) {
            return Long.compare(x, y);
        }
        if (a instanceof Double x && b instanceof Double y) {
            // Not Double.compare, to which -0.0 is less than 0.0.
            return x < y ? -1 : x > y ? 1 : 0;
        }
        if (a instanceof Double x && x.isInfinite()) {
            return x > 0 ? 1 : -1;
        }
        if (b instanceof Double y && y.isInfinite()) {
            return y > 0 ? -1 : 1;
        }
        return exact(a).compareTo(exact(b));
    }

    private static BigDecimal exact(Number value) {
        if (value instanceof BigInteger large) {
            return new BigDecimal(large);
        }
        return value instanceof Double fraction ? new BigDecimal(fraction) : BigDecimal.valueOf(value.longValue());
    }

    /** The number with the other sign. */
    static Object negated(Number value) {
        if (value instanceof Double fraction) {
            return -fraction;
        }
        BigInteger whole = value instanceof BigInteger large ? large : BigInteger.valueOf(value.longValue());
        return integer(whole.negate());
    }
}
