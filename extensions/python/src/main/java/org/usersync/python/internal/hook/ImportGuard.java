package org.usersync.python.internal.hook;

import java.net.URL;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyFrame;
import org.python.core.PyObject;
import org.python.core.PySystemState;
import org.usersync.python.internal.interpreter.Function;

/** Lets a hook import Python's library and nothing else; what the library imports for itself is its own matter. */
final class ImportGuard {
    private final PyObject original;
    private final Set<String> builtin = new TreeSet<>();

    private ImportGuard(PyObject original) {
        this.original = original;
        for (PyObject name : PySystemState.builtin_module_names.asIterable()) {
            builtin.add(name.toString());
        }
    }

    /** Puts a guard in the place of a state's import. */
    static void install(PySystemState state) {
        PyObject name = Py.newString("__import__");
        // The builtins of one state are often those of all.
        PyObject builtins = state.getBuiltins().invoke("copy");
        ImportGuard guard = new ImportGuard(builtins.__getitem__(name));
        builtins.__setitem__(name, new Function("__import__", guard::load));
        state.setBuiltins(builtins);
    }

    private PyObject load(PyObject[] arguments, String[] keywords) {
        String module = arguments.length > keywords.length ? arguments[0].toString() : "";
        if (!module.isEmpty() && calledByHook()) {
            check(module, module.contains(".") ? module.substring(0, module.indexOf('.')) : module);
        }
        return original.__call__(arguments, keywords);
    }

    private static boolean calledByHook() {
        PyFrame frame = Py.getFrame();
        while (frame != null && frame.f_code != null && frame.f_code.co_filename.contains("importlib")) {
            frame = frame.f_back;
        }
        return frame != null && frame.f_code != null && HookText.NAME.equals(frame.f_code.co_filename);
    }

    private void check(String module, String top) {
        if (!builtin.contains(top)
                && resource("Lib/" + top + ".py") == null
                && resource("Lib/" + top + "/__init__.py") == null) {
            throw Py.ImportError("No module named " + module + "; Java classes need extension_sandbox: false");
        }
    }

    private static @Nullable URL resource(String name) {
        return PyObject.class.getClassLoader().getResource(name);
    }
}
