package org.usersync.python.internal.hook;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyDictionary;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyTuple;
import org.python.core.PyUnicode;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;
import org.usersync.python.internal.interpreter.Builtins;
import org.usersync.python.internal.interpreter.Failure;
import org.usersync.python.internal.interpreter.Function;
import org.usersync.python.internal.interpreter.Texts;

/** {@code logger}: a logger of Python's logging module as far as a hook needs one, over our log. */
final class HookLogger extends PyObject {
    private static final long serialVersionUID = 1L;

    private static final Marker CRITICAL = MarkerFactory.getMarker("CRITICAL");

    private final transient Logger log;

    HookLogger(Logger log) {
        this.log = log;
    }

    /** The numbers of Python's logging levels. */
    private static int number(String level) {
        return switch (level) {
            case "debug" -> 10;
            case "info" -> 20;
            case "warn", "warning" -> 30;
            case "error", "exception" -> 40;
            default -> 50;
        };
    }

    @Override
    public @Nullable PyObject __findattr_ex__(String name) {
        return switch (name) {
            case "debug", "info", "warn", "warning", "error", "critical", "fatal" ->
                new Function(name, (arguments, keywords) -> write(number(name), name, arguments, keywords, 0, false));
            case "exception" ->
                new Function(name, (arguments, keywords) -> write(number(name), name, arguments, keywords, 0, true));
            case "log" ->
                new Function(name, (arguments, keywords) -> {
                    if (arguments.length - keywords.length < 2) {
                        throw Py.TypeError("log() takes a level and a message");
                    }
                    return write(arguments[0].asInt(), name, arguments, keywords, 1, false);
                });
            case "isEnabledFor" ->
                new Function(name, (arguments, keywords) -> {
                    Builtins.positional(name, arguments, keywords, 1, 1);
                    return Py.newBoolean(enabled(arguments[0].asInt()));
                });
            case "name" -> new PyUnicode(log.getName());
            default -> null;
        };
    }

    @Override
    public void noAttributeError(String name) {
        throw Py.AttributeError("'Logger' object has no attribute '" + name + "'");
    }

    private boolean enabled(int level) {
        if (level >= 40) {
            return log.isErrorEnabled();
        }
        return level >= 30 ? log.isWarnEnabled() : level >= 20 ? log.isInfoEnabled() : log.isDebugEnabled();
    }

    private PyObject write(
            int level, String method, PyObject[] arguments, String[] keywords, int first, boolean exception) {
        int positional = arguments.length - keywords.length;
        if (positional <= first) {
            throw Py.TypeError(method + "() takes a message");
        }
        if (!enabled(level)) {
            return Py.None;
        }
        String text = text(arguments[first], Arrays.copyOfRange(arguments, first + 1, positional));
        boolean withException = exception;
        for (int i = 0; i < keywords.length; i++) {
            withException |= keywords[i].equals("exc_info") && arguments[positional + i].__nonzero__();
        }
        PyException current = Py.getThreadState().exception;
        if (withException && current != null) {
            text += ": " + Failure.text(current);
        }
        write(level, text);
        return Py.None;
    }

    private void write(int level, String text) {
        if (level >= 50) {
            log.error(CRITICAL, "{}", text);
        } else if (level >= 40) {
            log.error("{}", text);
        } else if (level >= 30) {
            log.warn("{}", text);
        } else if (level >= 20) {
            log.info("{}", text);
        } else {
            log.debug("{}", text);
        }
    }

    /** A message whose arguments do not fit is no reason to end a run. */
    private static String text(PyObject message, PyObject[] arguments) {
        String text = Texts.str(message);
        if (arguments.length == 0) {
            return text;
        }
        try {
            PyObject values = arguments.length == 1 && arguments[0] instanceof PyDictionary
                    ? arguments[0]
                    : new PyTuple(arguments);
            return Texts.str(new PyUnicode(text).__mod__(values));
        } catch (PyException unfit) {
            return text + " " + Texts.str(new PyTuple(arguments)) + " (" + Failure.text(unfit) + ")";
        }
    }
}
