package org.usersync.python.internal.filter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.python.antlr.ast.Lambda;
import org.python.antlr.ast.Name;
import org.python.antlr.ast.arguments;
import org.python.antlr.ast.expr_contextType;
import org.python.antlr.base.expr;
import org.python.core.CompileMode;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyStringMap;
import org.python.core.PySystemState;
import org.usersync.python.internal.interpreter.Builtins;
import org.usersync.python.internal.interpreter.Failure;
import org.usersync.python.internal.interpreter.Helpers;
import org.usersync.python.internal.interpreter.Jython;
import org.usersync.python.internal.interpreter.PythonThreeSyntax;
import org.usersync.spi.extension.Expression;
import org.usersync.spi.extension.ExpressionException;
import org.usersync.spi.extension.ExpressionLanguage;

/** Filters in Python, run by Jython, which starts with the first text. */
@Component
public final class FilterLanguage implements ExpressionLanguage {
    private static final String NAME = "<filter>";

    /** Python's own functions that a filter may use as they are. */
    private static final List<String> FUNCTIONS = List.of("enumerate", "float", "int", "len");

    private final TimeLimit limit;
    private @Nullable Shared runtime;

    /** What all filters share. */
    private record Shared(PySystemState state, Set<String> functions, Values values) {}

    /** Made by declarative services. */
    @Activate
    public FilterLanguage() {
        this(Duration.ofSeconds(10), Duration.ofSeconds(5));
    }

    /**
     * Makes a language.
     *
     * @param time how long one evaluation may take
     * @param grace how long it may take to end then
     */
    FilterLanguage(Duration time, Duration grace) {
        this.limit = new TimeLimit(time, grace);
    }

    @Override
    public Expression compile(String source, Consumer<ExpressionException> stuck) {
        FilterText text = new FilterText(source);
        Shared shared = runtime();
        return Jython.in(shared.state(), () -> compile(text, shared, stuck));
    }

    private synchronized Shared runtime() {
        Shared started = runtime;
        if (started == null) {
            started = start();
            limit.start();
            runtime = started;
        }
        return started;
    }

    private Shared start() {
        PySystemState state = Jython.newState();
        FilterGuard guard = new FilterGuard(limit);
        Map<String, PyObject> functions = new HashMap<>();
        for (String name : FUNCTIONS) {
            functions.put(name, state.getBuiltins().__getitem__(Py.newString(name)));
        }
        functions.putAll(Builtins.all(limit));
        functions.putAll(Builtins.collecting(limit));
        functions.putAll(guard.functions());
        functions.put("True", Py.True);
        functions.put("False", Py.False);
        functions.put("None", Py.None);
        PyStringMap builtins = new PyStringMap();
        functions.forEach(builtins::__setitem__);
        Helpers.all(limit).forEach(builtins::__setitem__);
        guard.helpers().forEach(builtins::__setitem__);
        Jython.warmCodecs(state);
        state.setBuiltins(builtins);
        return new Shared(state, new HashSet<>(functions.keySet()), new Values(Jython.newState()));
    }

    private Expression compile(FilterText text, Shared shared, Consumer<ExpressionException> stuck) {
        try {
            org.python.antlr.ast.Expression tree =
                    (org.python.antlr.ast.Expression) Jython.parse(text.expression(), CompileMode.eval, NAME);
            FilterTree check = new FilterTree(text, shared.functions());
            check.rewrite(tree);
            check.checkNames();
            tree.setBody(function(tree.getInternalBody()));
            PyStringMap globals = new PyStringMap();
            PyObject function = Py.runCode(Jython.compile(tree, CompileMode.eval, NAME), globals, globals);
            return new FilterExpression(text, function, check.paths(), shared.state(), shared.values(), limit, stuck);
        } catch (PyException wrong) {
            throw wrong(text, wrong);
        } catch (StackOverflowError deep) {
            throw new ExpressionException(text.shown() + " is wrong: it is nested too deeply");
        } catch (OutOfMemoryError large) {
            throw new ExpressionException(text.shown() + " is wrong: it needs more memory than there is");
        }
    }

    /** {@code lambda user: expression}, so that comprehensions and lambdas inside see the record too. */
    private static expr function(expr body) {
        arguments parameters = new arguments(
                body,
                new ArrayList<>(List.of(new Name(body, FilterTree.USER, expr_contextType.Param))),
                (String) null,
                (String) null,
                new ArrayList<>());
        return new Lambda(body, parameters, body);
    }

    private static ExpressionException wrong(FilterText text, PyException wrong) {
        if (!wrong.match(Py.SyntaxError)) {
            return new ExpressionException(Failure.oneLine(text.shown() + " is wrong: " + Failure.text(wrong)));
        }
        int line = Math.max(1, Failure.number(wrong, "lineno"));
        int column = Failure.number(wrong, "offset") + 1;
        return PythonThreeSyntax.explain(text.expression(), line)
                .map(finding -> text.error(finding.line(), finding.column(), finding.text()))
                .orElseGet(() -> text.error(line, column, Failure.syntax(wrong)));
    }

    /** Ends the watchdog. */
    @Deactivate
    public void close() {
        limit.close();
    }
}
