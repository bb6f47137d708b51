package org.usersync.python.internal.filter;

import java.util.function.BiFunction;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyFloat;
import org.python.core.PyInteger;
import org.python.core.PyLong;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PySystemState;
import org.python.core.PyTuple;
import org.python.core.PyUnicode;
import org.usersync.python.internal.interpreter.Jython;
import org.usersync.python.internal.interpreter.Singletons;
import org.usersync.python.internal.interpreter.Texts;

/**
 * An object of Python's library, such as a datetime, that a filter may use. Its code runs with the library's own
 * builtins; the filter sees what it gives, never how it is made.
 */
final class LibraryObject extends PyObject {
    private static final long serialVersionUID = 1L;

    private final transient PyObject object;
    private final transient PySystemState library;

    LibraryObject(PyObject object, PySystemState library) {
        this.object = object;
        this.library = library;
    }

    private @Nullable PyObject inLibrary(Supplier<@Nullable PyObject> task) {
        return wrapped(Jython.in(library, task));
    }

    private @Nullable PyObject wrapped(@Nullable PyObject value) {
        if (value == null || Singletons.isNotImplemented(value)) {
            return null;
        }
        if (value instanceof PyString text) {
            return value instanceof PyUnicode ? value : new PyUnicode(text.getString());
        }
        boolean plain = Singletons.isNone(value)
                || value instanceof PyInteger
                || value instanceof PyLong
                || value instanceof PyFloat
                || value instanceof PyTuple;
        return plain ? value : new LibraryObject(value, library);
    }

    private static PyObject bare(PyObject value) {
        return value instanceof LibraryObject other ? other.object : value;
    }

    private @Nullable PyObject both(PyObject other, BiFunction<PyObject, PyObject, @Nullable PyObject> operation) {
        PyObject bare = bare(other);
        return inLibrary(() -> operation.apply(object, bare));
    }

    @Override
    public @Nullable PyObject __findattr_ex__(String name) {
        return name.startsWith("_") || FilterGuard.inner(name) ? null : inLibrary(() -> object.__findattr__(name));
    }

    @Override
    public void noAttributeError(String name) {
        throw Py.AttributeError("'" + Texts.str(object.getType().__findattr__("__name__"))
                + "' object has no attribute '" + name + "'");
    }

    @Override
    public @Nullable PyObject __call__(PyObject[] arguments, String[] keywords) {
        PyObject[] bare = new PyObject[arguments.length];
        for (int i = 0; i < bare.length; i++) {
            bare[i] = bare(arguments[i]);
        }
        return inLibrary(() -> object.__call__(bare, keywords));
    }

    @Override
    public @Nullable PyObject __lt__(PyObject other) {
        return both(other, PyObject::__lt__);
    }

    @Override
    public @Nullable PyObject __le__(PyObject other) {
        return both(other, PyObject::__le__);
    }

    @Override
    public @Nullable PyObject __gt__(PyObject other) {
        return both(other, PyObject::__gt__);
    }

    @Override
    public @Nullable PyObject __ge__(PyObject other) {
        return both(other, PyObject::__ge__);
    }

    @Override
    public @Nullable PyObject __eq__(PyObject other) {
        return other instanceof LibraryObject ? both(other, PyObject::_eq) : Py.False;
    }

    @Override
    public @Nullable PyObject __ne__(PyObject other) {
        return other instanceof LibraryObject ? both(other, PyObject::_ne) : Py.True;
    }

    @Override
    public @Nullable PyObject __add__(PyObject other) {
        return both(other, PyObject::_add);
    }

    @Override
    public @Nullable PyObject __radd__(PyObject other) {
        return both(other, (mine, others) -> others._add(mine));
    }

    @Override
    public @Nullable PyObject __sub__(PyObject other) {
        return both(other, PyObject::_sub);
    }

    @Override
    public @Nullable PyObject __mul__(PyObject other) {
        return both(other, PyObject::_mul);
    }

    @Override
    public @Nullable PyObject __neg__() {
        return inLibrary(object::__neg__);
    }

    @Override
    public boolean __nonzero__() {
        return Jython.in(library, object::__nonzero__);
    }

    @Override
    public PyString __str__() {
        return Jython.in(library, object::__str__);
    }

    @Override
    public int hashCode() {
        return Jython.in(library, object::hashCode);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LibraryObject same
                && Jython.in(library, () -> object._eq(same.object).__nonzero__());
    }

    @Override
    public String toString() {
        return __str__().getString();
    }
}
