package org.usersync.python.internal.filter;

import org.usersync.python.internal.interpreter.Failure;
import org.usersync.spi.extension.ExpressionException;

/**
 * The text of one filter, and the errors that point into it.
 *
 * @param source the text of the configuration
 */
record FilterText(String source) {
    private static final int LONGEST_SHOWN = 300;

    /** The text as the interpreter takes it: an expression may not begin with blanks. */
    String expression() {
        return source.strip();
    }

    /** The expression is wrong at a place of {@link #expression()}. */
    ExpressionException error(int line, int column, String what) {
        String before =
                source.substring(0, source.length() - source.stripLeading().length());
        int realLine = line + (int) before.chars().filter(c -> c == '\n').count();
        int realColumn = line == 1 ? column + before.length() - before.lastIndexOf('\n') - 1 : column;
        boolean oneLine = source.strip().indexOf('\n') < 0;
        String place = oneLine ? "column " + realColumn : "line " + realLine + ", column " + realColumn;
        return new ExpressionException(Failure.oneLine(shown() + " is wrong at " + place + ": " + what));
    }

    /** The text in one line of bounded length. */
    String shown() {
        boolean whole = source.length() <= LONGEST_SHOWN;
        int end = whole ? source.length() : source.offsetByCodePoints(0, LONGEST_SHOWN / 2);
        return "expression `" + Failure.oneLine(source.substring(0, end)) + (whole ? "`" : "…`");
    }
}
