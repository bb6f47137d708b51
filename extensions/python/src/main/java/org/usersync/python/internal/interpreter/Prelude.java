package org.usersync.python.internal.interpreter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import org.python.core.CompileMode;
import org.python.core.Py;
import org.python.core.PyStringMap;

/** Python texts of this bundle. */
final class Prelude {
    private Prelude() {}

    /**
     * Runs a text in the state of the calling thread.
     *
     * @param file its name beside this class
     * @param globals takes what it defines
     */
    static void run(String file, PyStringMap globals) {
        globals.__setitem__("__name__", Py.newString(file.replace(".py", "")));
        Py.runCode(
                Jython.compile(Jython.parse(source(file), CompileMode.exec, file), CompileMode.exec, file),
                globals,
                globals);
    }

    private static String source(String name) {
        try (InputStream file = Prelude.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("the bundle lacks " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
