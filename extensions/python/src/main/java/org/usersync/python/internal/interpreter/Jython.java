package org.usersync.python.internal.interpreter;

import java.util.List;
import java.util.Properties;
import java.util.function.Supplier;

import org.python.antlr.base.mod;
import org.python.core.CodeFlag;
import org.python.core.CompileMode;
import org.python.core.CompilerFlags;
import org.python.core.ParserFacade;
import org.python.core.Py;
import org.python.core.PyCode;
import org.python.core.PyFrame;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PySystemState;
import org.python.core.PyUnicode;
import org.python.core.ThreadState;
import org.python.core.codecs;

/**
 * Jython, started at the first use. It is one for the whole process, since its own state is; what runs separately has a
 * {@link PySystemState} of its own. Safe for use by several threads.
 */
public final class Jython {
    /** Where the library lies inside Jython's jar. */
    private static final String LIBRARY = "__pyclasspath__/Lib";

    private Jython() {}

    /** Starts the interpreter; a second call does nothing. Takes about half a second. */
    public static synchronized void start() {
        Properties properties = new Properties();
        // Site packages need a home on disk, and the package cache would be written there.
        properties.setProperty("python.import.site", "false");
        properties.setProperty("python.cachedir.skip", "true");
        properties.setProperty("python.console.encoding", "UTF-8");
        Finalizers.install();
        PySystemState.initialize(System.getProperties(), properties, new String[] {""}, loader());
    }

    private static ClassLoader loader() {
        return PyObject.class.getClassLoader();
    }

    /** {@return a state of its own, with all of Python's library} */
    public static PySystemState newState() {
        start();
        PySystemState state = new PySystemState();
        state.setClassLoader(loader());
        state.path.insert(0, new PyString(LIBRARY));
        state.dont_write_bytecode = true;
        return state;
    }

    /**
     * Loads what converts bytes to text, which needs Python's own builtins.
     *
     * @param state that gets others afterwards
     */
    public static void warmCodecs(PySystemState state) {
        in(state, () -> {
            for (String encoding : List.of("ascii", "utf-8", "latin-1")) {
                codecs.lookup(encoding);
            }
            return new PyUnicode(new PyString("x"));
        });
    }

    /**
     * Reads a text into a syntax tree.
     *
     * @param source the text
     * @param mode an expression or statements
     * @param name what tracebacks call it
     * @return the tree
     * @throws org.python.core.PyException if it is wrong
     */
    public static mod parse(String source, CompileMode mode, String name) {
        start();
        return ParserFacade.parse(source, mode, name, flags());
    }

    /**
     * Compiles a syntax tree.
     *
     * @param tree what {@link #parse} returned
     * @param mode an expression or statements
     * @param name what tracebacks call it
     * @return the code
     * @throws org.python.core.PyException if it is wrong
     */
    public static PyCode compile(mod tree, CompileMode mode, String name) {
        return Py.compile_flags(tree, name, mode, flags());
    }

    /** Those of Python 3's ways that Jython has. */
    private static CompilerFlags flags() {
        CompilerFlags flags = new CompilerFlags(CompilerFlags.PyCF_SOURCE_IS_UTF8);
        flags.setFlag(CodeFlag.CO_FUTURE_UNICODE_LITERALS);
        flags.setFlag(CodeFlag.CO_FUTURE_DIVISION);
        flags.setFlag(CodeFlag.CO_FUTURE_PRINT_FUNCTION);
        flags.setFlag(CodeFlag.CO_FUTURE_ABSOLUTE_IMPORT);
        return flags;
    }

    /**
     * Runs something with a state on this thread, apart from whatever Python runs on it already.
     *
     * @param <T> what it gives
     * @param state the state
     * @param task what is to run
     * @return what it gave
     */
    public static <T> T in(PySystemState state, Supplier<T> task) {
        ThreadState thread = Py.getThreadState();
        PySystemState before = Py.setSystemState(state);
        PyFrame frame = thread.frame;
        // A frame takes the builtins of its caller, and they are those of another state.
        thread.frame = null;
        try {
            return task.get();
        } finally {
            thread.frame = frame;
            Py.setSystemState(before);
        }
    }
}
