package org.usersync.python.internal.filter;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

import org.python.core.Py;
import org.python.core.PyBuiltinCallable;
import org.python.core.PyFrame;
import org.python.core.PyFunction;
import org.python.core.PyMethod;
import org.python.core.PyObject;
import org.python.core.PySystemState;
import org.python.core.ThreadState;
import org.usersync.python.internal.filter.TimeLimit.Evaluation;
import org.usersync.python.internal.interpreter.Failure;
import org.usersync.spi.extension.Expression;
import org.usersync.spi.extension.ExpressionException;
import org.usersync.spi.extension.ExpressionRecord;

/** A compiled filter. Safe for use by several threads. */
final class FilterExpression implements Expression {
    private final FilterText text;
    private final PyObject function;
    private final List<List<String>> paths;
    private final PySystemState state;
    private final Values values;
    private final TimeLimit limit;
    private final Consumer<ExpressionException> stuck;

    /**
     * Makes a filter.
     *
     * @param text what it was compiled from
     * @param function takes the record
     * @param paths what it reads
     * @param state with the builtins that filters may use
     * @param values makes Python's values
     * @param limit of time
     * @param stuck told if an evaluation cannot be stopped
     */
    FilterExpression(
            FilterText text,
            PyObject function,
            List<List<String>> paths,
            PySystemState state,
            Values values,
            TimeLimit limit,
            Consumer<ExpressionException> stuck) {
        this.text = text;
        this.function = function;
        this.paths = paths;
        this.state = state;
        this.values = values;
        this.limit = limit;
        this.stuck = stuck;
    }

    @Override
    public boolean test(ExpressionRecord user) {
        Evaluation evaluation = limit.mine();
        ThreadState thread = evaluation.thread();
        PySystemState before = Py.setSystemState(state);
        PyFrame frame = thread.frame;
        thread.frame = null;
        String failure;
        evaluation.begin(this, user.label());
        try {
            PyObject result = function.__call__(thread, new RecordObject(user, values));
            boolean kept = result.__nonzero__();
            if (!evaluation.end() && !callable(result)) {
                return kept;
            }
            failure = callable(result)
                    ? "AttributeError: a method or function is the result; it is called with ()"
                    : limit.problem();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError thrown) {
            failure = evaluation.end() ? limit.problem() : Failure.text(thrown);
        } finally {
            evaluation.end();
            thread.frame = frame;
            Py.setSystemState(before);
        }
        throw failed(user.label(), failure);
    }

    /** Python takes a function for true; in a filter it can only be a slip that keeps everybody. */
    private static boolean callable(PyObject result) {
        return result instanceof PyBuiltinCallable || result instanceof PyFunction || result instanceof PyMethod;
    }

    private ExpressionException failed(String label, String reason) {
        return new ExpressionException(Failure.oneLine(text.shown() + " fails for user '" + label + "': " + reason));
    }

    /** An evaluation goes on although it was told to stop. */
    void stuck(String label) {
        stuck.accept(failed(label, limit.problem() + ", and cannot be stopped"));
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
        return text.source();
    }

    @Override
    public String toString() {
        return text.shown();
    }
}
