package org.usersync.python.internal.hook;

import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyObject;
import org.slf4j.Logger;
import org.usersync.python.internal.interpreter.Function;
import org.usersync.python.internal.interpreter.Texts;

/** What a hook prints: each line is a line of the log, since the standard output is the program's. */
final class PrintedLines extends PyObject {
    private static final long serialVersionUID = 1L;

    private final transient Logger log;
    private final StringBuilder line = new StringBuilder();

    PrintedLines(Logger log) {
        this.log = log;
    }

    @Override
    public @Nullable PyObject __findattr_ex__(String name) {
        return switch (name) {
            case "write" -> new Function(name, (arguments, keywords) -> write(Texts.str(arguments[0])));
            case "flush" -> new Function(name, (arguments, keywords) -> Py.None);
            case "softspace" -> Py.Zero;
            default -> null;
        };
    }

    @Override
    public void __setattr__(String name, PyObject value) {
        // Python's print notes there whether a blank is due; print as a function never needs it.
    }

    private PyObject write(String text) {
        line.append(text);
        for (int end = line.indexOf("\n"); end >= 0; end = line.indexOf("\n")) {
            log.info("{}", line.substring(0, end));
            line.delete(0, end + 1);
        }
        return Py.None;
    }
}
