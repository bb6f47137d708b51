package org.usersync.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.usersync.config.ExpressionCompiler;
import org.usersync.config.Problem;
import org.usersync.filter.FilterCompiler;
import org.usersync.filter.UnsupportedExpressionException;
import org.usersync.spi.extension.Expression;
import org.usersync.spi.extension.ExpressionException;
import org.usersync.spi.extension.ExpressionLanguage;

/**
 * Compiles the filters of a run: plain ones at once, the others by an interpreter, which starts while the run goes on
 * with what it does before its first request.
 */
final class FilterTexts implements ExpressionCompiler {
    private final FilterCompiler plain;
    private final Supplier<@Nullable ExpressionLanguage> language;
    private final Consumer<ExpressionException> stuck;
    private final List<PendingExpression> pending = new ArrayList<>();

    /**
     * Makes a compiler.
     *
     * @param plain compiles plain filters
     * @param language gives the interpreter's language, or null if there is none; asked only where it is needed
     * @param stuck told of a filter that never ends
     */
    FilterTexts(
            FilterCompiler plain,
            Supplier<@Nullable ExpressionLanguage> language,
            Consumer<ExpressionException> stuck) {
        this.plain = plain;
        this.language = language;
        this.stuck = stuck;
    }

    @Override
    public Expression compile(String source, Function<String, Problem> place) {
        try {
            return plain.compile(source);
        } catch (UnsupportedExpressionException needsPython) {
            ExpressionLanguage python = language.get();
            if (python == null) {
                throw new ExpressionException(
                        needsPython.getMessage() + " without Python, and no bundle provides it", needsPython);
            }
            PendingExpression expression = new PendingExpression(source, place, () -> python.compile(source, stuck));
            pending.add(expression);
            return expression;
        }
    }

    /**
     * Waits until every filter is compiled.
     *
     * @return what is wrong with them
     */
    List<Problem> problems() {
        return pending.stream()
                .flatMap(expression -> expression.problem().stream())
                .toList();
    }
}
