package org.usersync.python.internal.filter;

import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PySlice;
import org.python.core.PyString;
import org.usersync.python.internal.interpreter.Builtins;
import org.usersync.python.internal.interpreter.Function;
import org.usersync.spi.extension.ExpressionRecord;

/** A record as a filter sees it: its values, and no member of any Java class. */
final class RecordObject extends PyObject {
    private static final long serialVersionUID = 1L;

    private final transient ExpressionRecord values;
    private final transient Values maker;

    RecordObject(ExpressionRecord values, Values maker) {
        this.values = values;
        this.maker = maker;
    }

    /** Whether the record has a value of this name. */
    boolean has(String name) {
        return values.get(name) != null;
    }

    private @Nullable PyObject value(String name) {
        Object value = values.get(name);
        if (value != null) {
            return maker.of(value);
        }
        return values.documents(name) ? Py.None : null;
    }

    @Override
    public @Nullable PyObject __findattr_ex__(String name) {
        PyObject value = value(name);
        return value == null && name.equals("get") ? new Function(name, this::get) : value;
    }

    private PyObject get(PyObject[] arguments, String[] names) {
        Builtins.positional("get", arguments, names, 1, 2);
        Object value = arguments[0] instanceof PyString key ? values.get(key.getString()) : null;
        return value != null ? maker.of(value) : arguments.length > 1 ? arguments[1] : Py.None;
    }

    @Override
    public void noAttributeError(String name) {
        throw Py.AttributeError("the record has no attribute '" + name + "'");
    }

    @Override
    public void __setattr__(String name, PyObject value) {
        throw readOnly();
    }

    @Override
    public void __delattr__(String name) {
        throw readOnly();
    }

    @Override
    public void __setitem__(PyObject key, PyObject value) {
        throw readOnly();
    }

    @Override
    public void __delitem__(PyObject key) {
        throw readOnly();
    }

    private static PyException readOnly() {
        return Py.TypeError("a record cannot be changed");
    }

    @Override
    public @Nullable PyObject __finditem__(PyObject key) {
        if (key instanceof PySlice) {
            throw Py.TypeError("a record cannot be cut by [:]");
        }
        return key instanceof PyString name ? value(name.getString()) : null;
    }

    @Override
    public boolean __contains__(PyObject item) {
        return item instanceof PyString name && has(name.getString());
    }

    @Override
    public PyObject __iter__() {
        throw Py.TypeError("a record has no items to go through");
    }

    @Override
    public int __len__() {
        throw Py.TypeError("a record has no len()");
    }

    @Override
    public boolean __nonzero__() {
        return true;
    }

    @Override
    public PyObject __eq__(PyObject other) {
        return Py.newBoolean(equals(other));
    }

    @Override
    public PyObject __ne__(PyObject other) {
        return Py.newBoolean(!equals(other));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordObject record && values.equals(record.values);
    }

    @Override
    public int hashCode() {
        throw Py.TypeError("a record cannot be in a set or be a key");
    }

    @Override
    public String toString() {
        return "object";
    }
}
