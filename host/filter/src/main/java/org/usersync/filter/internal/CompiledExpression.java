package org.usersync.filter.internal;

import java.util.Arrays;
import java.util.List;

import org.usersync.spi.extension.Expression;
import org.usersync.spi.extension.ExpressionException;
import org.usersync.spi.extension.ExpressionRecord;

/** An expression ready to be evaluated. */
final class CompiledExpression implements Expression {
    private final Source source;
    private final Evaluator evaluator;
    private final List<List<String>> paths;

    CompiledExpression(Source source, Evaluator evaluator, List<List<String>> paths) {
        this.source = source;
        this.evaluator = evaluator;
        this.paths = paths;
    }

    @Override
    public boolean test(ExpressionRecord user) {
        try {
            return PythonValues.truth(evaluator.evaluate(user));
        } catch (PythonError e) {
            throw new ExpressionException(
                    Source.oneLine(source.shown() + " fails for user '" + user.label() + "': " + e.reason()));
        }
    }

    @Override
    public boolean reads(String... path) {
        List<String> asked = Arrays.asList(path);
        for (List<String> read : paths) {
            int common = Math.min(asked.size(), read.size());
            if (asked.subList(0, common).equals(read.subList(0, common))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String source() {
        return source.text();
    }

    @Override
    public String toString() {
        return source.shown();
    }
}
