package org.usersync.python.internal.filter;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyFloat;
import org.python.core.PyList;
import org.python.core.PyLong;
import org.python.core.PyObject;
import org.python.core.PySystemState;
import org.python.core.PyUnicode;
import org.usersync.python.internal.interpreter.Datetimes;
import org.usersync.spi.extension.ExpressionRecord;

/** Makes Python's values of a record's: copies, so that nothing a filter does changes a record. */
final class Values {
    private final Datetimes datetimes;
    private final PySystemState library;

    /**
     * Makes values.
     *
     * @param library a state with Python's whole library, in which datetimes live
     */
    Values(PySystemState library) {
        this.library = library;
        this.datetimes = new Datetimes(library);
    }

    PyObject of(@Nullable Object value) {
        if (value == null) {
            return Py.None;
        }
        if (value instanceof String text) {
            return new PyUnicode(text);
        }
        if (value instanceof Boolean flag) {
            return Py.newBoolean(flag);
        }
        if (value instanceof ExpressionRecord object) {
            return new RecordObject(object, this);
        }
        if (value instanceof BigInteger large) {
            return new PyLong(large);
        }
        if (value instanceof Double || value instanceof Float) {
            return new PyFloat(((Number) value).doubleValue());
        }
        if (value instanceof Number number) {
            return Py.newInteger(number.longValue());
        }
        if (value instanceof Instant instant) {
            return new LibraryObject(datetimes.of(instant), library);
        }
        if (value instanceof List<?> list) {
            PyObject[] items = new PyObject[list.size()];
            for (int i = 0; i < items.length; i++) {
                items[i] = of(list.get(i));
            }
            return new PyList(items);
        }
        throw Py.TypeError("the connector delivered a " + value.getClass().getName() + ", which no filter can read");
    }
}
