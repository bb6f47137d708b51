package org.usersync.filter.internal;

import org.usersync.filter.UnsupportedExpressionException;
import org.usersync.spi.extension.ExpressionException;

/**
 * The text of one expression, and the errors that point into it.
 *
 * @param text the text of the configuration
 */
record Source(String text) {
    /** Far beyond any filter; it bounds time and memory of the compiler. */
    private static final int LONGEST = 100_000;

    private static final int LONGEST_SHOWN = 300;

    /** Refuses a text that is too long to be a filter. */
    void checkLength() {
        if (text.length() > LONGEST) {
            throw new ExpressionException(
                    shown() + " is longer than " + LONGEST + " characters, the most that a filter may have");
        }
    }

    /** The text is wrong at an index. */
    ExpressionException error(int at, String what) {
        return new ExpressionException(oneLine(shown() + " is wrong at " + place(at) + ": " + what));
    }

    /** The text needs at an index what the compiler does not cover. */
    UnsupportedExpressionException unsupported(int at, String what) {
        return new UnsupportedExpressionException(
                oneLine(shown() + ", " + place(at) + ": " + what + " not supported in filters"));
    }

    /** The text in one line of bounded length, for messages. */
    String shown() {
        boolean whole = text.length() <= LONGEST_SHOWN;
        int end = whole ? text.length() : text.offsetByCodePoints(0, LONGEST_SHOWN / 2);
        return "expression `" + oneLine(text.substring(0, end)) + (whole ? "`" : "…`");
    }

    /** A text without what would break a line. */
    static String oneLine(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().forEach(c -> line.appendCodePoint(lineBreak(c) ? ' ' : c));
        return line.toString();
    }

    private static boolean lineBreak(int c) {
        return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
    }

    private String place(int at) {
        String before = text.substring(0, Math.min(at, text.length()));
        int lineStart = before.lastIndexOf('\n') + 1;
        int column = before.codePointCount(lineStart, before.length()) + 1;
        long line = before.chars().filter(c -> c == '\n').count() + 1;
        boolean oneLine = text.strip().indexOf('\n') < 0;
        return oneLine ? "column " + column : "line " + line + ", column " + column;
    }
}
