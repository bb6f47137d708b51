package org.usersync.config;

import org.usersync.spi.extension.Expression;

/** Compiles the Python expressions of a configuration. Called on the thread that loads. */
@FunctionalInterface
public interface ExpressionCompiler {
    /**
     * Compiles an expression.
     *
     * @param source the text of the configuration, may be empty
     * @return the expression
     * @throws org.usersync.spi.extension.ExpressionException if it cannot be compiled; the message is one line
     */
    Expression compile(String source);
}
