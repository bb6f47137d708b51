package org.usersync.python.internal.interpreter;

import java.util.Set;
import java.util.regex.Pattern;

import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyUnicode;

/** Methods of a text that Jython gets wrong where it has characters beyond the basic plane, such as emoji. */
public final class BeyondBasicPlane {
    /** Their names. */
    public static final Set<String> METHODS = Set.of("count", "index", "rindex");

    private static final Pattern CHARACTER = Pattern.compile("[\\x{10000}-\\x{10FFFF}]");

    private BeyondBasicPlane() {}

    /**
     * Calls one of {@link #METHODS}.
     *
     * @param text the text
     * @param name which one
     * @param arguments those by position, then those by name
     * @param names the names of the last ones
     * @return its result
     */
    public static PyObject call(PyString text, String name, PyObject[] arguments, String[] names) {
        return name.equals("count")
                ? countable(text, arguments).invoke(name, arguments, names)
                : index(text, name, arguments, names);
    }

    /** Jython never ends to count empty texts there. Only the length matters for that, so others stand in their place. */
    private static PyString countable(PyString text, PyObject[] arguments) {
        boolean empty = arguments.length > 0
                && arguments[0] instanceof PyString part
                && part.getString().isEmpty();
        return empty && text instanceof PyUnicode
                ? new PyUnicode(CHARACTER.matcher(text.getString()).replaceAll("x"))
                : text;
    }

    /** Jython's own counts such characters twice. */
    private static PyObject index(PyString text, String name, PyObject[] arguments, String[] names) {
        PyObject at = text.invoke(name.replace("index", "find"), arguments, names);
        if (at.asInt() < 0) {
            throw Py.ValueError("substring not found");
        }
        return at;
    }
}
