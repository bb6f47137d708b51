package org.usersync.python.internal.interpreter;

import org.python.core.PyBuiltinFunction;
import org.python.core.PyObject;

/** A function that Python calls and Java carries out. */
public final class Function extends PyBuiltinFunction {
    private static final long serialVersionUID = 1L;

    private final transient Body body;

    /** What a function does. */
    @FunctionalInterface
    public interface Body {
        /**
         * Carries out a call.
         *
         * @param arguments those by position, then those by name
         * @param keywords the names of the last ones
         * @return its result
         */
        PyObject call(PyObject[] arguments, String[] keywords);
    }

    /**
     * Makes a function.
     *
     * @param name its name in messages
     * @param body what it does
     */
    public Function(String name, Body body) {
        super(name, "");
        this.body = body;
    }

    @Override
    public PyObject __call__(PyObject[] arguments, String[] keywords) {
        return body.call(arguments, keywords);
    }
}
