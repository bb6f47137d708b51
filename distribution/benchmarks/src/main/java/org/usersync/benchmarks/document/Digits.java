package org.usersync.benchmarks.document;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers with as many digits as the measuring is good for. */
public final class Digits {
    private Digits() {}

    /**
     * Rounds to two digits.
     *
     * @param value more than 0
     * @return such as {@code 0.0042}, {@code 0.50}, {@code 3.6}, {@code 2,800}
     */
    public static String two(double value) {
        return text(of(value, 2));
    }

    /**
     * Rounds to three digits.
     *
     * @param value more than 0
     * @return the nearest whole number, such as {@code 105,000}
     */
    public static String threeOfMany(double value) {
        return text(of(value, 3).setScale(0, RoundingMode.HALF_UP));
    }

    private static String text(BigDecimal rounded) {
        return String.format(Locale.ROOT, "%,." + rounded.scale() + "f", rounded);
    }

    private static BigDecimal of(double value, int digits) {
        BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(digits, RoundingMode.HALF_UP));
        int first = rounded.precision() - rounded.scale() - 1;
        return rounded.setScale(Math.max(0, digits - 1 - first), RoundingMode.UNNECESSARY);
    }
}
