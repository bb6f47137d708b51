package org.usersync.python.internal.interpreter;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyStringMap;
import org.python.core.PySystemState;

/** Makes datetimes of the library of one state, which is loaded at the first one. Safe for use by several threads. */
public final class Datetimes {
    private static final String FILE = "instants.py";

    private final PySystemState state;
    private volatile @Nullable PyObject maker;

    /**
     * Makes datetimes.
     *
     * @param state whose library has them
     */
    public Datetimes(PySystemState state) {
        this.state = state;
    }

    /**
     * A datetime in UTC.
     *
     * @param instant the time
     * @return the datetime
     */
    public PyObject of(Instant instant) {
        OffsetDateTime time = instant.atOffset(ZoneOffset.UTC);
        PyObject[] parts = {
            Py.newInteger(time.getYear()),
            Py.newInteger(time.getMonthValue()),
            Py.newInteger(time.getDayOfMonth()),
            Py.newInteger(time.getHour()),
            Py.newInteger(time.getMinute()),
            Py.newInteger(time.getSecond()),
            Py.newInteger(time.getNano() / 1000)
        };
        return Jython.in(state, () -> maker().__call__(parts));
    }

    private PyObject maker() {
        PyObject known = maker;
        if (known == null) {
            PyStringMap globals = new PyStringMap();
            Prelude.run(FILE, globals);
            known = globals.__getitem__(Py.newString("instant"));
            maker = known;
        }
        return known;
    }
}
