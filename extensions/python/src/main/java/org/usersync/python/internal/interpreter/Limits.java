package org.usersync.python.internal.interpreter;

import org.python.core.Py;
import org.python.core.PyObject;

/** Bounds of what a text may use; they hold inside the functions that are ours. */
public interface Limits {
    /** No bounds. */
    Limits NONE = new Limits() {
        @Override
        public void step() {}

        @Override
        public long most() {
            return Long.MAX_VALUE;
        }
    };

    /** Called at every step of a loop; throws once the text has used up its time. */
    void step();

    /** {@return how many characters or items a value may have} */
    long most();

    /**
     * Refuses a value that is too large.
     *
     * @param size its characters or items
     */
    default void check(long size) {
        if (size > most() || size < 0) {
            throw Py.MemoryError("a value grows beyond " + most() + " characters or items");
        }
    }

    /**
     * Goes through items within the bounds.
     *
     * @param items an iterable
     * @return its items
     */
    default Iterable<PyObject> each(PyObject items) {
        PyObject iterator = items.__iter__();
        return () -> new java.util.Iterator<>() {
            private PyObject next = iterator.__iternext__();

            @Override
            public boolean hasNext() {
                return next != null;
            }

            @Override
            public PyObject next() {
                step();
                PyObject given = next;
                next = iterator.__iternext__();
                return given;
            }
        };
    }

    /**
     * An iterator within the bounds.
     *
     * @param items an iterable
     * @return what a loop goes through in its place
     */
    default PyObject watched(PyObject items) {
        PyObject iterator = items.__iter__();
        return new Items(() -> {
            step();
            return iterator.__iternext__();
        });
    }

    /**
     * Collects items within the bounds.
     *
     * @param items an iterable
     * @return its items, in a list of its own
     */
    default java.util.List<PyObject> all(PyObject items) {
        java.util.List<PyObject> all = new java.util.ArrayList<>();
        for (PyObject item : each(items)) {
            all.add(item);
            check(all.size());
        }
        return all;
    }
}
