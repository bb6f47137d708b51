package org.usersync.python.internal.filter;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyInteger;
import org.python.core.PyList;
import org.python.core.PyLong;
import org.python.core.PyObject;
import org.python.core.PySequence;
import org.python.core.PyString;
import org.usersync.python.internal.interpreter.BeyondBasicPlane;
import org.usersync.python.internal.interpreter.Builtins;
import org.usersync.python.internal.interpreter.Function;
import org.usersync.python.internal.interpreter.Limits;

/** The operations and attributes that a filter reaches only within bounds. */
final class FilterGuard {
    static final String ADD = "+";
    static final String MULTIPLY = "*";
    static final String POWER = "**";
    static final String SHIFT = "<<";
    static final String MODULO = "%";
    static final String EACH = "each.";
    static final String ATTRIBUTE = "guarded.";

    /** Names under which Jython shows what functions, generators, methods, frames and tracebacks are made of. */
    private static final List<String> INNER = List.of("func_", "gi_", "im_", "f_", "tb_", "co_");

    private static final Set<String> METHODS = Set.of(
            "center",
            "count",
            "decode",
            "encode",
            "expandtabs",
            "format",
            "index",
            "join",
            "ljust",
            "replace",
            "rindex",
            "rjust",
            "zfill");

    private static final Map<String, Charset> ENCODINGS = Map.of(
            "utf8", StandardCharsets.UTF_8,
            "ascii", StandardCharsets.US_ASCII,
            "latin1", StandardCharsets.ISO_8859_1,
            "iso88591", StandardCharsets.ISO_8859_1,
            "utf16be", StandardCharsets.UTF_16BE,
            "utf16le", StandardCharsets.UTF_16LE);

    /** A width of six digits, one taken from the arguments, or a field in a field's format. */
    private static final Pattern WIDE = Pattern.compile("\\d{6}|%[-+ #0]*\\*|%[^%a-zA-Z]*\\.\\*|\\{[^{}]*\\{");

    /** A look inside an object: {@code {0.x._y}} or {@code {0[_x]}}. */
    private static final Pattern FIELD = Pattern.compile("\\{([^{}:!]*)");

    private final Limits limits;

    FilterGuard(Limits limits) {
        this.limits = limits;
    }

    /** Whether a name leads inside Python's own objects; a record may have a field of that name. */
    static boolean inner(String name) {
        return INNER.stream().anyMatch(name::startsWith);
    }

    /** Whether an attribute of this name is reached by {@link #ATTRIBUTE} only. */
    static boolean guards(String name) {
        return METHODS.contains(name) || inner(name);
    }

    /** What stands in the place of operations. */
    Map<String, PyObject> helpers() {
        Map<String, PyObject> helpers = new HashMap<>();
        helpers.put(ADD, new Function("add", (arguments, names) -> add(arguments[0], arguments[1])));
        helpers.put(MULTIPLY, new Function("multiply", (arguments, names) -> multiply(arguments[0], arguments[1])));
        helpers.put(POWER, new Function("power", (arguments, names) -> power(arguments[0], arguments[1])));
        helpers.put(SHIFT, new Function("shift", (arguments, names) -> shift(arguments[0], arguments[1])));
        helpers.put(MODULO, new Function("modulo", (arguments, names) -> modulo(arguments[0], arguments[1])));
        helpers.put(EACH, new Function("each", (arguments, names) -> limits.watched(arguments[0])));
        helpers.put(
                ATTRIBUTE,
                new Function("getattr", (arguments, names) -> attribute(arguments[0], arguments[1].toString())));
        return helpers;
    }

    private PyObject add(PyObject a, PyObject b) {
        if (sequence(a) && sequence(b)) {
            limits.check((long) a.__len__() + b.__len__());
        }
        return a._add(b);
    }

    private PyObject multiply(PyObject a, PyObject b) {
        if (sequence(a) || sequence(b)) {
            PyObject count = sequence(a) ? b : a;
            if (count instanceof PyInteger || count instanceof PyLong) {
                double items = (sequence(a) ? a : b).__len__();
                checkSize(items * count.asDouble());
            }
        } else {
            checkSize(bits(a) + bits(b));
        }
        return a._mul(b);
    }

    private PyObject power(PyObject a, PyObject b) {
        if (b instanceof PyInteger || b instanceof PyLong) {
            checkSize(bits(a) * Math.max(0, b.asDouble()));
        }
        return a._pow(b);
    }

    private PyObject shift(PyObject a, PyObject b) {
        if (b instanceof PyInteger || b instanceof PyLong) {
            checkSize(bits(a) + Math.max(0, b.asDouble()));
        }
        return a._lshift(b);
    }

    private PyObject modulo(PyObject a, PyObject b) {
        if (a instanceof PyString format) {
            checkFormat(format.getString());
        }
        return a._mod(b);
    }

    private void checkSize(double size) {
        limits.check(size > Long.MAX_VALUE ? Long.MAX_VALUE : (long) size);
    }

    private static double bits(PyObject value) {
        if (value instanceof PyLong large) {
            return large.getValue().bitLength();
        }
        return value instanceof PyInteger small
                ? Integer.SIZE - Integer.numberOfLeadingZeros(Math.abs(small.getValue()))
                : 0;
    }

    private static boolean sequence(PyObject value) {
        return value instanceof PySequence;
    }

    private static void checkFormat(String format) {
        if (WIDE.matcher(format).find()) {
            throw Py.ValueError("this format is not allowed in a filter: " + format);
        }
    }

    /** {@code object.name} for guarded names. */
    PyObject attribute(PyObject object, String name) {
        if (inner(name) && !(object instanceof RecordObject)) {
            throw Py.AttributeError("attributes that begin with '" + name.substring(0, name.indexOf('_') + 1)
                    + "' are refused in filters");
        }
        return object instanceof PyString text && METHODS.contains(name)
                ? method(text, name)
                : object.__getattr__(name);
    }

    private PyObject method(PyString text, String name) {
        if (name.equals("decode")) {
            throw Py.AttributeError("'str' object has no attribute 'decode'");
        }
        return new Function(name, (arguments, names) -> {
            switch (name) {
                case "encode" -> {
                    return encoded(text.getString(), arguments, names);
                }
                case "count", "index", "rindex" -> {
                    return BeyondBasicPlane.call(text, name, arguments, names);
                }
                case "format" -> checkFields(text.getString());
                case "join" -> {
                    Builtins.positional(name, arguments, names, 1, 1);
                    return text.invoke(name, joined(text, arguments[0]));
                }
                case "replace" -> checkReplacement(text.getString(), arguments);
                case "expandtabs" ->
                    limits.check(arguments.length == 0 ? 0 : (long) text.__len__() * arguments[0].asInt());
                default -> limits.check(arguments.length == 0 ? 0 : arguments[0].asInt());
            }
            return text.invoke(name, arguments, names);
        });
    }

    private PyObject joined(PyString separator, PyObject items) {
        List<PyObject> all = limits.all(items);
        long length = 0;
        for (PyObject item : all) {
            length += item instanceof PyString text ? text.__len__() : 0;
            limits.check(length += separator.__len__());
        }
        return new PyList(all);
    }

    private void checkReplacement(String text, PyObject[] arguments) {
        if (arguments.length > 1 && arguments[0] instanceof PyString part && arguments[1] instanceof PyString by) {
            String wanted = part.getString();
            long count = wanted.isEmpty() ? text.length() + 1L : 0;
            for (int at = text.indexOf(wanted); !wanted.isEmpty() && at >= 0; at = text.indexOf(wanted, at)) {
                count++;
                at += wanted.length();
            }
            limits.check(text.length() + count * by.__len__());
        }
    }

    private static void checkFields(String format) {
        checkFormat(format);
        FIELD.matcher(format).results().forEach(field -> {
            for (String part : field.group(1).split("[.\\[\\]]", -1)) {
                if (part.startsWith("_") || inner(part)) {
                    throw Py.AttributeError("'" + part + "' is refused in filters");
                }
            }
        });
    }

    private static PyObject encoded(String text, PyObject[] arguments, String[] names) {
        Builtins.positional("encode", arguments, names, 0, 1);
        String encoding = arguments.length == 0 ? "utf-8" : arguments[0].toString();
        Charset charset = ENCODINGS.get(encoding.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", ""));
        if (charset == null) {
            throw new PyException(Py.LookupError, "the encoding " + encoding + " is not there for filters");
        }
        try {
            ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(text));
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            return new PyString(new String(copy, StandardCharsets.ISO_8859_1));
        } catch (CharacterCodingException e) {
            throw Py.ValueError("the text cannot be encoded in " + encoding);
        }
    }

    /** The functions {@code getattr} and {@code hasattr}. */
    Map<String, PyObject> functions() {
        return Map.of(
                "getattr", new Function("getattr", this::getattr), "hasattr", new Function("hasattr", this::hasattr));
    }

    private PyObject getattr(PyObject[] arguments, String[] names) {
        Builtins.positional("getattr", arguments, names, 2, 3);
        String name = name(arguments[1]);
        return arguments.length < 3 || has(arguments[0], name) ? found(arguments[0], name) : arguments[2];
    }

    private PyObject hasattr(PyObject[] arguments, String[] names) {
        Builtins.positional("hasattr", arguments, names, 2, 2);
        return Py.newBoolean(has(arguments[0], name(arguments[1])));
    }

    private static String name(PyObject value) {
        if (!(value instanceof PyString name)) {
            throw Py.TypeError("the name of an attribute is a str");
        }
        if (name.getString().startsWith("_")) {
            throw Py.AttributeError("names that begin with '_' are refused");
        }
        return name.getString();
    }

    private PyObject found(PyObject object, String name) {
        return guards(name) ? attribute(object, name) : FilterTree.method(object, name);
    }

    private boolean has(PyObject object, String name) {
        if (object instanceof RecordObject record) {
            return record.has(name);
        }
        if (inner(name) || (object instanceof PyString && name.equals("decode"))) {
            return false;
        }
        try {
            found(object, name);
            return true;
        } catch (PyException e) {
            if (e.match(Py.AttributeError)) {
                return false;
            }
            throw e;
        }
    }
}
