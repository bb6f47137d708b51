package org.usersync.python.internal.interpreter;

import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PySyntaxError;
import org.python.core.PyTraceback;

/** What went wrong in a text, told in one line. */
public final class Failure {
    private static final int LONGEST = 500;

    private Failure() {}

    /**
     * Names an exception.
     *
     * @param thrown what Python threw
     * @return its type and message
     */
    public static String text(PyException thrown) {
        String type = typeName(thrown);
        String message = message(thrown);
        return oneLine(message.isEmpty() ? type : type + ": " + message);
    }

    /**
     * Names what is not Python's own exception.
     *
     * @param thrown any
     * @return its name and message
     */
    public static String text(Throwable thrown) {
        if (thrown instanceof PyException python) {
            return text(python);
        }
        if (thrown instanceof OutOfMemoryError) {
            return "MemoryError: it needs more memory than there is";
        }
        if (thrown instanceof StackOverflowError) {
            return "RecursionError: maximum recursion depth exceeded";
        }
        return oneLine(thrown.toString());
    }

    private static String typeName(PyException thrown) {
        PyObject name = thrown.type.__findattr__("__name__");
        String simple = name == null ? "Exception" : name.toString();
        return simple.startsWith("RuntimeError") && message(thrown).contains("recursion") ? "RecursionError" : simple;
    }

    private static String message(PyException thrown) {
        PyObject value = thrown.value;
        try {
            return value == null || Singletons.isNone(value) ? "" : Texts.str(value.__str__());
        } catch (PyException noText) {
            return "";
        }
    }

    /**
     * The line of a text where an exception came from.
     *
     * @param thrown what Python threw
     * @param name the text's name
     * @return the line of the innermost frame of the text, or 0
     */
    public static int line(PyException thrown, String name) {
        if (thrown.match(Py.SyntaxError) && thrown.traceback == null) {
            return number(thrown, "lineno");
        }
        int line = 0;
        for (PyTraceback at = thrown.traceback; at != null; at = next(at)) {
            if (at.tb_frame != null && at.tb_frame.f_code != null && name.equals(at.tb_frame.f_code.co_filename)) {
                line = at.tb_lineno;
            }
        }
        return line;
    }

    private static @Nullable PyTraceback next(PyTraceback at) {
        return at.tb_next instanceof PyTraceback next ? next : null;
    }

    /**
     * A number that a syntax error carries.
     *
     * @param thrown the syntax error
     * @param name {@code lineno} or {@code offset}
     * @return the number, or 0
     */
    public static int number(PyException thrown, String name) {
        if (thrown instanceof PySyntaxError) {
            thrown.normalize();
        }
        PyObject value = thrown.value.__findattr__(name);
        return value == null || Singletons.isNone(value) ? 0 : value.asInt();
    }

    /**
     * What a syntax error says, without its place.
     *
     * @param thrown the syntax error
     * @return one line
     */
    public static String syntax(PyException thrown) {
        thrown.normalize();
        PyObject message = thrown.value.__findattr__("msg");
        return oneLine("SyntaxError: " + (message == null ? text(thrown) : Texts.str(message)));
    }

    /**
     * A text without what would break a line, of bounded length.
     *
     * @param text any
     * @return one line
     */
    public static String oneLine(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints()
                .limit(LONGEST)
                .forEach(c -> line.appendCodePoint(Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? ' ' : c));
        return text.codePointCount(0, text.length()) > LONGEST ? line + "…" : line.toString();
    }
}
