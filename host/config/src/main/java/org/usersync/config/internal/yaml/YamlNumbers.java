package org.usersync.config.internal.yaml;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/** Whole numbers as YAML 1.1 spells them. */
public final class YamlNumbers {
    private static final int LONGEST = 64;

    private YamlNumbers() {}

    /**
     * Reads a number.
     *
     * @param text a scalar that YAML 1.1 takes for a whole number
     * @return the number, or empty if it is none after all ({@code 0x_}) or beyond any use
     */
    public static Optional<BigInteger> integer(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(parsed(text));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    private static BigInteger parsed(String text) {
        String plain = text.replace("_", "").toLowerCase(Locale.ROOT);
        boolean negative = plain.startsWith("-");
        String digits = negative || plain.startsWith("+") ? plain.substring(1) : plain;
        BigInteger value;
        if (digits.startsWith("0b")) {
            value = new BigInteger(digits.substring(2), 2);
        } else if (digits.startsWith("0x")) {
            value = new BigInteger(digits.substring(2), 16);
        } else if (digits.contains(":")) {
            value = sexagesimal(digits);
        } else if (digits.length() > 1 && digits.startsWith("0")) {
            value = new BigInteger(digits, 8);
        } else {
            value = new BigInteger(digits);
        }
        return negative ? value.negate() : value;
    }

    private static BigInteger sexagesimal(String digits) {
        BigInteger value = BigInteger.ZERO;
        for (String part : digits.split(":", -1)) {
            value = value.multiply(BigInteger.valueOf(60)).add(new BigInteger(part));
        }
        return value;
    }
}
