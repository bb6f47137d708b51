package org.usersync.python.internal.interpreter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.python.antlr.ast.cmpopType;
import org.python.core.ArgParser;
import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyList;
import org.python.core.PyObject;
import org.python.core.PySet;
import org.python.core.PyString;
import org.python.core.PyUnicode;

/** What {@link PythonThreeMeaning} calls. No text can spell the names. */
public final class Helpers {
    static final String LIST = "[]";
    /** Collects a set. */
    public static final String SET = "{}";
    /** Collects a dict of pairs. */
    public static final String DICT = "{:}";

    static final String ATTRIBUTE = ".";

    /** Methods of Python 3 that Jython lacks or that mean something else there. */
    static final Set<String> METHODS =
            Set.of("sort", "removeprefix", "removesuffix", "isascii", "count", "index", "rindex");

    private Helpers() {}

    /** The helper of an operator; null if it needs none. */
    static @Nullable String order(cmpopType operator) {
        return switch (operator) {
            case Lt -> "<";
            case LtE -> "<=";
            case Gt -> ">";
            case GtE -> ">=";
            default -> null;
        };
    }

    /**
     * All helpers by name.
     *
     * @param limits hold inside them
     * @return a map of its own
     */
    public static Map<String, PyObject> all(Limits limits) {
        Map<String, PyObject> helpers = new HashMap<>();
        for (Ordering ordering : Ordering.values()) {
            helpers.put(ordering.symbol(), new BinaryFunction(ordering.symbol(), ordering::of));
        }
        helpers.put(LIST, new Function("list", (arguments, names) -> new PyList(limits.all(arguments[0]))));
        helpers.put(
                SET,
                new Function(
                        "set",
                        (arguments, names) -> new PySet(limits.all(arguments[0]).toArray(PyObject[]::new))));
        helpers.put(DICT, new Function("dict", (arguments, names) -> dictionary(limits, arguments[0])));
        helpers.put(ATTRIBUTE, new BinaryFunction("getattr", (object, name) -> method(object, name.toString())));
        return helpers;
    }

    private static PyObject dictionary(Limits limits, PyObject pairs) {
        PyDictionary dictionary = new PyDictionary();
        for (PyObject pair : limits.each(pairs)) {
            dictionary.__setitem__(pair.__getitem__(0), pair.__getitem__(1));
            limits.check(dictionary.size());
        }
        return dictionary;
    }

    /**
     * {@code object.name}, of which the names of {@link #METHODS} have Python 3's meaning.
     *
     * @param object any
     * @param name the attribute
     * @return its value
     */
    public static PyObject method(PyObject object, String name) {
        if (object instanceof PyList list && name.equals("sort")) {
            return new Function(name, (arguments, names) -> sort(list, arguments, names));
        }
        if (BeyondBasicPlane.METHODS.contains(name)) {
            // a class of a hook may have methods of these names of its own
            return object.getClass() == PyUnicode.class
                    ? new Function(
                            name,
                            (arguments, names) -> BeyondBasicPlane.call((PyUnicode) object, name, arguments, names))
                    : object.__getattr__(name);
        }
        if (object instanceof PyString text && METHODS.contains(name) && !name.equals("sort")) {
            return textMethod(text.getString(), name);
        }
        return object.__getattr__(name);
    }

    private static PyObject sort(PyList list, PyObject[] arguments, String[] names) {
        if (arguments.length > names.length) {
            throw Py.TypeError("sort() takes no positional arguments");
        }
        ArgParser parser = new ArgParser("sort", arguments, names, new String[] {"key", "reverse"});
        List<PyObject> sorted = Sorting.sorted(
                Limits.NONE.all(list),
                parser.getPyObject(0, Py.None),
                parser.getPyObject(1, Py.False).__nonzero__());
        for (int i = 0; i < sorted.size(); i++) {
            list.__setitem__(i, sorted.get(i));
        }
        return Py.None;
    }

    private static PyObject textMethod(String text, String name) {
        return new Function(name, (arguments, names) -> {
            int expected = name.equals("isascii") ? 0 : 1;
            if (arguments.length != expected || names.length > 0) {
                throw Py.TypeError(name + "() takes " + expected + " argument(s)");
            }
            if (expected == 0) {
                return Py.newBoolean(text.chars().allMatch(c -> c < 128));
            }
            if (!(arguments[0] instanceof PyString part)) {
                throw Py.TypeError(name + "() takes a str, not " + Texts.typeName(arguments[0]));
            }
            String end = part.getString();
            if (name.equals("removeprefix")) {
                return new PyUnicode(text.startsWith(end) ? text.substring(end.length()) : text);
            }
            return new PyUnicode(text.endsWith(end) ? text.substring(0, text.length() - end.length()) : text);
        });
    }
}
