package org.usersync.python.internal.hook;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyFloat;
import org.python.core.PyList;
import org.python.core.PyLong;
import org.python.core.PyObject;
import org.python.core.PySet;
import org.python.core.PyString;
import org.python.core.PyUnicode;
import org.usersync.python.internal.interpreter.Datetimes;

/** Makes Python's values of Java's: copies, so that a hook changes nothing but its own. */
final class HookValues {
    private final Datetimes datetimes;
    private final Map<String, PyUnicode> names = new HashMap<>();

    HookValues(Datetimes datetimes) {
        this.datetimes = datetimes;
    }

    PyObject of(@Nullable Object value) {
        if (value == null) {
            return Py.None;
        }
        if (value instanceof Boolean flag) {
            return Py.newBoolean(flag);
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
            return datetimes.of(instant);
        }
        if (value instanceof byte[] bytes) {
            return new PyString(new String(bytes, StandardCharsets.ISO_8859_1));
        }
        if (value instanceof Set<?> set) {
            return set(set);
        }
        if (value instanceof Collection<?> list) {
            return new PyList(list.stream().map(this::of).toList());
        }
        return value instanceof Map<?, ?> map ? dictionary(map) : new PyUnicode(value.toString());
    }

    PyObject dictionary(Map<?, ? extends @Nullable Object> map) {
        PyDictionary dictionary = new PyDictionary();
        map.forEach((key, value) -> dictionary.__setitem__(of(key), of(value)));
        return dictionary;
    }

    /** A dict of attributes, whose names are the same for every user. */
    PyObject attributes(Map<String, ? extends @Nullable Object> map) {
        PyDictionary dictionary = new PyDictionary();
        map.forEach((name, value) ->
                dictionary.__setitem__(names.computeIfAbsent(name, text -> new PyUnicode(text)), of(value)));
        return dictionary;
    }

    PyObject set(Set<?> items) {
        PyObject[] values = new PyObject[items.size()];
        int at = 0;
        for (Object item : items) {
            values[at++] = of(item);
        }
        return new PySet(values);
    }
}
