package org.usersync.filter.internal;

import java.util.function.IntPredicate;

/** The tests that Python's strings make of all their characters. */
final class CharacterTests {
    /** First and last code points of the digits that are no decimals. Source: Unicode 14, Numeric_Type=Digit. */
    private static final int[][] DIGITS = {
        {0xb2, 0xb3},
        {0xb9, 0xb9},
        {0x1369, 0x1371},
        {0x19da, 0x19da},
        {0x2070, 0x2070},
        {0x2074, 0x2079},
        {0x2080, 0x2089},
        {0x2460, 0x2468},
        {0x2474, 0x247c},
        {0x2488, 0x2490},
        {0x24ea, 0x24ea},
        {0x24f5, 0x24fd},
        {0x24ff, 0x24ff},
        {0x2776, 0x277e},
        {0x2780, 0x2788},
        {0x278a, 0x2792},
        {0x10a40, 0x10a43},
        {0x10e60, 0x10e68},
        {0x11052, 0x1105a},
        {0x1f100, 0x1f10a}
    };

    private CharacterTests() {}

    static boolean all(String text, IntPredicate test) {
        return !text.isEmpty() && text.codePoints().allMatch(test);
    }

    static boolean digit(int c) {
        if (Character.isDigit(c)) {
            return true;
        }
        for (int[] range : DIGITS) {
            if (c >= range[0] && c <= range[1]) {
                return true;
            }
        }
        return false;
    }

    static boolean letterOrNumber(int c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c) || type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER;
    }

    static boolean lower(String text) {
        return text.codePoints().anyMatch(Character::isLowerCase)
                && text.codePoints().noneMatch(c -> Character.isUpperCase(c) || Character.isTitleCase(c));
    }

    static boolean upper(String text) {
        return text.codePoints().anyMatch(Character::isUpperCase)
                && text.codePoints().noneMatch(c -> Character.isLowerCase(c) || Character.isTitleCase(c));
    }
}
