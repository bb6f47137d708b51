package org.usersync.python.internal.interpreter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

import org.python.core.Py;
import org.python.core.PyObject;

/** Sorts as Python 3 does: what has no order is an error. */
final class Sorting {
    private record Item(PyObject key, PyObject value) {}

    private Sorting() {}

    static List<PyObject> sorted(List<PyObject> values, PyObject key, boolean reverse) {
        List<Item> items = new ArrayList<>(values.size());
        for (PyObject value : values) {
            items.add(new Item(Singletons.isNone(key) ? value : key.__call__(value), value));
        }
        // Equal items keep their order in either direction.
        if (reverse) {
            Collections.reverse(items);
        }
        try {
            items.sort(Comparator.comparing(Item::key, Sorting::compare));
        } catch (IllegalArgumentException noOrder) {
            throw Py.ValueError("the values have no order: " + noOrder.getMessage());
        }
        if (reverse) {
            Collections.reverse(items);
        }
        return new ArrayList<>(items.stream().map(Item::value).toList());
    }

    private static int compare(PyObject a, PyObject b) {
        if (Ordering.LESS.of(a, b).__nonzero__()) {
            return -1;
        }
        return Ordering.LESS.of(b, a).__nonzero__() ? 1 : 0;
    }
}
