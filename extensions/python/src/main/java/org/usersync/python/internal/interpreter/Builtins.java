package org.usersync.python.internal.interpreter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.python.core.ArgParser;
import org.python.core.Py;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PyStringMap;
import org.python.core.PyTuple;
import org.python.core.PyUnicode;
import org.python.core.PyXRange;

/** The builtin functions that mean something else in Python 3 than in Jython. */
public final class Builtins {
    private static final List<String> PROGRAMS =
            List.of("str", "open", "round", "chr", "ascii", "input", "FileNotFoundError", "ModuleNotFoundError");

    private final Limits limits;

    private Builtins(Limits limits) {
        this.limits = limits;
    }

    /**
     * The functions by name.
     *
     * @param limits hold inside them
     * @return a map of its own
     */
    public static Map<String, PyObject> all(Limits limits) {
        Builtins builtins = new Builtins(limits);
        Map<String, PyObject> all = new HashMap<>();
        all.put("filter", new Function("filter", builtins::filter));
        all.put("map", new Function("map", builtins::map));
        all.put("zip", new Function("zip", builtins::zip));
        all.put("range", new Function("range", Builtins::range));
        all.put("sorted", new Function("sorted", builtins::sorted));
        all.put("max", new Function("max", (arguments, names) -> builtins.extreme("max", arguments, names)));
        all.put("min", new Function("min", (arguments, names) -> builtins.extreme("min", arguments, names)));
        return all;
    }

    /**
     * What else a program in Python 3 finds there.
     *
     * @return a map of its own; it runs in the state of the calling thread
     */
    public static Map<String, PyObject> ofPrograms() {
        PyStringMap globals = new PyStringMap();
        globals.__setitem__("text", new Function("str", Builtins::str));
        Prelude.run("builtins.py", globals);
        Map<String, PyObject> all = new HashMap<>();
        for (String name : PROGRAMS) {
            all.put(name, globals.__getitem__(Py.newString(name)));
        }
        return all;
    }

    /**
     * The functions that build a value from items, for texts that may not build large ones.
     *
     * @param limits hold inside them
     * @return a map of its own
     */
    public static Map<String, PyObject> collecting(Limits limits) {
        Builtins builtins = new Builtins(limits);
        Map<String, PyObject> all = new HashMap<>();
        all.put(
                "list",
                new Function("list", (arguments, names) -> new PyList(builtins.items("list", arguments, names))));
        all.put(
                "tuple",
                new Function(
                        "tuple",
                        (arguments, names) -> new PyTuple(
                                builtins.items("tuple", arguments, names).toArray(PyObject[]::new))));
        all.put("sum", new Function("sum", builtins::sum));
        all.put("str", new Function("str", Builtins::str));
        return all;
    }

    private List<PyObject> items(String name, PyObject[] arguments, String[] names) {
        positional(name, arguments, names, 0, 1);
        return arguments.length == 0 ? new ArrayList<>() : limits.all(arguments[0]);
    }

    private static PyObject str(PyObject[] arguments, String[] names) {
        positional("str", arguments, names, 0, 1);
        return new PyUnicode(arguments.length == 0 ? "" : Texts.str(arguments[0]));
    }

    private PyObject sum(PyObject[] arguments, String[] names) {
        ArgParser parser = new ArgParser("sum", arguments, names, "iterable", "start");
        PyObject sum = parser.getPyObject(1, Py.Zero);
        if (sum instanceof org.python.core.PyString) {
            throw Py.TypeError("sum() can't sum strings [use ''.join(seq) instead]");
        }
        for (PyObject item : limits.each(parser.getPyObject(0))) {
            sum = sum._add(item);
            if (sum instanceof PyList || sum instanceof PyTuple) {
                limits.check(sum.__len__());
            }
        }
        return sum;
    }

    private PyObject filter(PyObject[] arguments, String[] names) {
        positional("filter", arguments, names, 2, 2);
        PyObject test = arguments[0];
        PyObject items = arguments[1].__iter__();
        return new Items(() -> {
            for (PyObject item = items.__iternext__(); item != null; item = items.__iternext__()) {
                limits.step();
                if ((Singletons.isNone(test) ? item : test.__call__(item)).__nonzero__()) {
                    return item;
                }
            }
            return null;
        });
    }

    private PyObject map(PyObject[] arguments, String[] names) {
        positional("map", arguments, names, 2, Integer.MAX_VALUE);
        PyObject function = arguments[0];
        List<PyObject> rows = iterators(arguments, 1);
        return new Items(() -> {
            @Nullable PyObject[] next = next(rows);
            return next == null ? null : function.__call__(next);
        });
    }

    private PyObject zip(PyObject[] arguments, String[] names) {
        positional("zip", arguments, names, 0, Integer.MAX_VALUE);
        List<PyObject> rows = iterators(arguments, 0);
        return new Items(() -> {
            @Nullable PyObject[] next = rows.isEmpty() ? null : next(rows);
            return next == null ? null : new PyTuple(next);
        });
    }

    private static List<PyObject> iterators(PyObject[] arguments, int from) {
        return Arrays.stream(arguments, from, arguments.length)
                .map(PyObject::__iter__)
                .toList();
    }

    /** One item of each; null as soon as one has no more. */
    private @Nullable PyObject @Nullable [] next(List<PyObject> rows) {
        limits.step();
        PyObject[] items = new PyObject[rows.size()];
        for (int i = 0; i < items.length; i++) {
            PyObject item = rows.get(i).__iternext__();
            if (item == null) {
                return null;
            }
            items[i] = item;
        }
        return items;
    }

    private static PyObject range(PyObject[] arguments, String[] names) {
        positional("range", arguments, names, 1, 3);
        int[] bounds = new int[arguments.length];
        for (int i = 0; i < bounds.length; i++) {
            if (arguments[i] instanceof org.python.core.PyFloat) {
                throw Py.TypeError("'float' object cannot be interpreted as an integer");
            }
            bounds[i] = arguments[i].asIndex(Py.OverflowError);
        }
        return switch (bounds.length) {
            case 1 -> new PyXRange(bounds[0]);
            case 2 -> new PyXRange(bounds[0], bounds[1]);
            default -> new PyXRange(bounds[0], bounds[1], bounds[2]);
        };
    }

    private PyObject sorted(PyObject[] arguments, String[] names) {
        if (arguments.length - names.length != 1) {
            throw Py.TypeError("sorted expected 1 argument, got " + (arguments.length - names.length));
        }
        ArgParser parser = new ArgParser("sorted", arguments, names, "iterable", "key", "reverse");
        return new PyList(Sorting.sorted(
                limits.all(parser.getPyObject(0)),
                parser.getPyObject(1, Py.None),
                parser.getPyObject(2, Py.False).__nonzero__()));
    }

    private PyObject extreme(String function, PyObject[] arguments, String[] names) {
        int positional = arguments.length - names.length;
        if (positional == 0) {
            throw Py.TypeError(function + " expected at least 1 argument, got 0");
        }
        PyObject key = Py.None;
        PyObject otherwise = null;
        for (int i = 0; i < names.length; i++) {
            switch (names[i]) {
                case "key" -> key = arguments[positional + i];
                case "default" -> otherwise = arguments[positional + i];
                default -> throw Py.TypeError(function + "() got an unexpected keyword argument '" + names[i] + "'");
            }
        }
        if (positional > 1 && otherwise != null) {
            throw Py.TypeError("Cannot specify a default for " + function + "() with multiple positional arguments");
        }
        Iterable<PyObject> items = positional == 1
                ? limits.each(arguments[0])
                : Arrays.asList(arguments).subList(0, positional);
        PyObject best = null;
        PyObject bestKey = null;
        for (PyObject item : items) {
            PyObject itemKey = Singletons.isNone(key) ? item : key.__call__(item);
            if (bestKey == null || better(function, itemKey, bestKey)) {
                best = item;
                bestKey = itemKey;
            }
        }
        if (best != null) {
            return best;
        }
        if (otherwise == null) {
            throw Py.ValueError(function + "() arg is an empty sequence");
        }
        return otherwise;
    }

    private static boolean better(String function, PyObject item, PyObject best) {
        return (function.equals("max") ? Ordering.GREATER : Ordering.LESS)
                .of(item, best)
                .__nonzero__();
    }

    /**
     * Refuses arguments by name and a wrong number of others.
     *
     * @param function the name for the message
     * @param arguments those given
     * @param names names given
     * @param least how many are needed
     * @param most how many are allowed
     */
    public static void positional(String function, PyObject[] arguments, String[] names, int least, int most) {
        if (names.length > 0) {
            throw Py.TypeError(function + "() takes no keyword arguments");
        }
        if (arguments.length < least || arguments.length > most) {
            throw Py.TypeError(function + "() takes " + least
                    + (most == least ? "" : most == Integer.MAX_VALUE ? " or more" : " to " + most) + " arguments, got "
                    + arguments.length);
        }
    }
}
