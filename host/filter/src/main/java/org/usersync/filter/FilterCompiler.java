package org.usersync.filter;

import org.osgi.annotation.versioning.ProviderType;
import org.usersync.spi.extension.Expression;

/**
 * Compiles filters: Python expressions over the name {@code user}. An OSGi service, safe for use by several threads.
 *
 * <p>It covers comparisons, {@code in}, {@code and}, {@code or}, {@code not}, the conditional expression, literals,
 * tuples and lists, attribute paths and subscripts, slices, the usual string methods, {@code len}, {@code hasattr} and
 * {@code getattr}, each with exactly the meaning that Python 3 gives it.
 */
@ProviderType
public interface FilterCompiler {
    /**
     * Compiles an expression. Does not block.
     *
     * @param source the text of the configuration
     * @return the expression; its {@code test} throws {@link org.usersync.spi.extension.ExpressionException} with one
     *     line that names expression, user and error
     * @throws UnsupportedExpressionException if the text needs a part of Python that this compiler does not cover; it
     *     may yet be a good expression, or a wrong one further on
     * @throws org.usersync.spi.extension.ExpressionException if the text is no expression, or reads a name that
     *     filters do not know; the message is one line that shows the expression and the column
     */
    Expression compile(String source);
}
