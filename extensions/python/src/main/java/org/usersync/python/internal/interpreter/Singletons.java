package org.usersync.python.internal.interpreter;

import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyObject;

/** Values of which there is one each. */
@SuppressWarnings("ReferenceEquality") // to be the same is what makes them what they are
public final class Singletons {
    private Singletons() {}

    /** {@return whether a value is None} */
    public static boolean isNone(@Nullable PyObject value) {
        return value == Py.None;
    }

    /** {@return whether a value says that an operation does not know its operand} */
    public static boolean isNotImplemented(@Nullable PyObject value) {
        return value == Py.NotImplemented;
    }

    /** {@return whether two values are one, as {@code is} tells} */
    static boolean same(PyObject a, PyObject b) {
        return a == b;
    }
}
