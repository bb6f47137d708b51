package org.usersync.python.internal.interpreter;

import java.util.function.BinaryOperator;

import org.python.core.Py;
import org.python.core.PyBuiltinFunction;
import org.python.core.PyObject;

/** A function of two arguments, called without an array for them. */
final class BinaryFunction extends PyBuiltinFunction {
    private static final long serialVersionUID = 1L;

    private final transient BinaryOperator<PyObject> body;

    BinaryFunction(String name, BinaryOperator<PyObject> body) {
        super(name, "");
        this.body = body;
    }

    @Override
    public PyObject __call__(PyObject a, PyObject b) {
        return body.apply(a, b);
    }

    @Override
    public PyObject __call__(PyObject[] arguments, String[] keywords) {
        if (arguments.length != 2 || keywords.length > 0) {
            throw Py.TypeError(fastGetName() + "() takes 2 arguments");
        }
        return body.apply(arguments[0], arguments[1]);
    }
}
