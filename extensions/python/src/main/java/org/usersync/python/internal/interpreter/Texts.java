package org.usersync.python.internal.interpreter;

import java.util.Locale;

import org.python.core.PyDictionary;
import org.python.core.PyFloat;
import org.python.core.PyList;
import org.python.core.PyLong;
import org.python.core.PyNone;
import org.python.core.PyObject;
import org.python.core.PySet;
import org.python.core.PyString;
import org.python.core.PyTuple;
import org.python.core.PyUnicode;

/** Values written as Python 3 writes them, where Python 2 does otherwise. */
public final class Texts {
    /** Deeper nesting is written as dots; only a list that holds itself goes so deep. */
    private static final int DEEPEST = 100;

    private Texts() {}

    /**
     * {@code str(value)} of Python 3.
     *
     * @param value any
     * @return the text
     */
    public static String str(PyObject value) {
        return value instanceof PyString text ? text.getString() : repr(value, 0);
    }

    /**
     * {@code type(value).__name__} of Python 3.
     *
     * @param value any
     * @return the name
     */
    public static String typeName(PyObject value) {
        String name = value.getType().fastGetName();
        return switch (name) {
            case "unicode" -> "str";
            case "str" -> "bytes";
            case "long" -> "int";
            default -> name.substring(name.lastIndexOf('.') + 1);
        };
    }

    private static String repr(PyObject value, int depth) {
        if (depth > DEEPEST) {
            return "...";
        }
        if (value instanceof PyUnicode text) {
            return quoted(text.getString());
        }
        if (value instanceof PyLong number) {
            return number.getValue().toString();
        }
        if (value instanceof PyFloat) {
            return value.__repr__().toString();
        }
        if (value instanceof PyList) {
            return items(value, "[", "]", depth);
        }
        if (value instanceof PyTuple) {
            return items(value, "(", value.__len__() == 1 ? ",)" : ")", depth);
        }
        if (value instanceof PySet) {
            return value.__len__() == 0 ? "set()" : items(value, "{", "}", depth);
        }
        if (value instanceof PyDictionary dictionary) {
            StringBuilder text = new StringBuilder("{");
            for (PyObject key : dictionary.asIterable()) {
                text.append(text.length() == 1 ? "" : ", ")
                        .append(repr(key, depth + 1))
                        .append(": ")
                        .append(repr(dictionary.__getitem__(key), depth + 1));
            }
            return text.append('}').toString();
        }
        return value instanceof PyNone ? "None" : value.__str__().toString();
    }

    private static String items(PyObject value, String open, String close, int depth) {
        StringBuilder text = new StringBuilder(open);
        for (PyObject item : value.asIterable()) {
            text.append(text.length() == 1 ? "" : ", ").append(repr(item, depth + 1));
        }
        return text.append(close).toString();
    }

    private static String quoted(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder quoted = new StringBuilder().append(quote);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                case '\\' -> quoted.append("\\\\");
                default -> {
                    if (c == quote) {
                        quoted.append('\\').append(quote);
                    } else if (c < ' ' || c == 0x7f || (c >= 0x80 && c < 0xa0)) {
                        quoted.append(String.format(Locale.ROOT, "\\x%02x", c));
                    } else {
                        quoted.appendCodePoint(c);
                    }
                }
            }
        });
        return quoted.append(quote).toString();
    }
}
