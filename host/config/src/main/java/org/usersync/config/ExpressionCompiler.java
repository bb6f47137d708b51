package org.usersync.config;

import java.util.function.Function;

import org.usersync.spi.extension.Expression;

/** Compiles the Python expressions of a configuration. Called on the thread that loads. */
@FunctionalInterface
public interface ExpressionCompiler {
    /**
     * Compiles an expression, or begins to: one that needs an interpreter may be found wrong later.
     *
     * @param source the text of the configuration, may be empty
     * @param place makes a problem of what is found later: it knows where the text stands
     * @return the expression
     * @throws org.usersync.spi.extension.ExpressionException if it cannot be compiled; the message is one line
     */
    Expression compile(String source, Function<String, Problem> place);
}
