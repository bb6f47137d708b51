package org.usersync.python.internal.interpreter;

import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyFloat;
import org.python.core.PyInteger;
import org.python.core.PyList;
import org.python.core.PyLong;
import org.python.core.PyNone;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyTuple;

/** Order as Python 3 has it: what has no order is an error, where Python 2 would make one up. */
enum Ordering {
    LESS("<") {
        @Override
        PyObject compare(PyObject a, PyObject b) {
            return a._lt(b);
        }

        @Override
        @Nullable PyObject ask(PyObject a, PyObject b) {
            return a.__lt__(b);
        }

        @Override
        @Nullable PyObject askReflected(PyObject a, PyObject b) {
            return b.__gt__(a);
        }

        @Override
        boolean holds(int comparison) {
            return comparison < 0;
        }
    },
    LESS_OR_EQUAL("<=") {
        @Override
        PyObject compare(PyObject a, PyObject b) {
            return a._le(b);
        }

        @Override
        @Nullable PyObject ask(PyObject a, PyObject b) {
            return a.__le__(b);
        }

        @Override
        @Nullable PyObject askReflected(PyObject a, PyObject b) {
            return b.__ge__(a);
        }

        @Override
        boolean holds(int comparison) {
            return comparison <= 0;
        }
    },
    GREATER(">") {
        @Override
        PyObject compare(PyObject a, PyObject b) {
            return a._gt(b);
        }

        @Override
        @Nullable PyObject ask(PyObject a, PyObject b) {
            return a.__gt__(b);
        }

        @Override
        @Nullable PyObject askReflected(PyObject a, PyObject b) {
            return b.__lt__(a);
        }

        @Override
        boolean holds(int comparison) {
            return comparison > 0;
        }
    },
    GREATER_OR_EQUAL(">=") {
        @Override
        PyObject compare(PyObject a, PyObject b) {
            return a._ge(b);
        }

        @Override
        @Nullable PyObject ask(PyObject a, PyObject b) {
            return a.__ge__(b);
        }

        @Override
        @Nullable PyObject askReflected(PyObject a, PyObject b) {
            return b.__le__(a);
        }

        @Override
        boolean holds(int comparison) {
            return comparison >= 0;
        }
    };

    private final String symbol;

    Ordering(String symbol) {
        this.symbol = symbol;
    }

    /** How Jython compares. */
    abstract PyObject compare(PyObject a, PyObject b);

    /** What the left operand's own type says; null if nothing. */
    abstract @Nullable PyObject ask(PyObject a, PyObject b);

    /** What the right operand's own type says; null if nothing. */
    abstract @Nullable PyObject askReflected(PyObject a, PyObject b);

    abstract boolean holds(int comparison);

    String symbol() {
        return symbol;
    }

    /** {@code a < b} and its like. */
    PyObject of(PyObject a, PyObject b) {
        if (number(a) && number(b)) {
            return compare(a, b);
        }
        if (a instanceof PyString x && b instanceof PyString y) {
            return Py.newBoolean(holds(codePoints(x.getString(), y.getString())));
        }
        if ((a instanceof PyTuple && b instanceof PyTuple) || (a instanceof PyList && b instanceof PyList)) {
            return items(a, b);
        }
        if (a instanceof PyNone || b instanceof PyNone) {
            throw none(a, b);
        }
        PyObject answer = ask(a, b);
        if (answer == null) {
            answer = askReflected(a, b);
        }
        if (answer == null) {
            throw none(a, b);
        }
        return answer;
    }

    private PyObject items(PyObject a, PyObject b) {
        int common = Math.min(a.__len__(), b.__len__());
        for (int i = 0; i < common; i++) {
            PyObject x = a.__getitem__(i);
            PyObject y = b.__getitem__(i);
            if (!Singletons.same(x, y) && !x._eq(y).__nonzero__()) {
                return of(x, y);
            }
        }
        return Py.newBoolean(holds(Integer.compare(a.__len__(), b.__len__())));
    }

    private PyException none(PyObject a, PyObject b) {
        return Py.TypeError("'" + symbol + "' not supported between instances of '" + Texts.typeName(a) + "' and '"
                + Texts.typeName(b) + "'");
    }

    private static boolean number(PyObject value) {
        return value instanceof PyInteger || value instanceof PyLong || value instanceof PyFloat;
    }

    /** The order of code points, which is not that of UTF-16. */
    private static int codePoints(String a, String b) {
        int common = Math.min(a.length(), b.length());
        for (int i = 0; i < common; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean mixed = Character.isSurrogate(x) != Character.isSurrogate(y);
                return mixed ? (Character.isSurrogate(x) ? 1 : -1) : Character.compare(x, y);
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
