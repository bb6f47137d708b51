package org.usersync.python.internal.hook;

import org.python.core.Py;
import org.python.core.PyCode;
import org.python.core.PyObject;
import org.python.core.PyStringMap;
import org.python.core.PySystemState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.usersync.python.internal.interpreter.Builtins;
import org.usersync.python.internal.interpreter.Datetimes;
import org.usersync.python.internal.interpreter.Helpers;
import org.usersync.python.internal.interpreter.Jython;
import org.usersync.python.internal.interpreter.Limits;
import org.usersync.spi.extension.AfterMappingHook;
import org.usersync.spi.extension.ExtensionException;
import org.usersync.spi.extension.MappedUser;

/** Runs a hook for one user after the other. Its global names live as long as it. For one thread at a time. */
final class HookRun implements AfterMappingHook {
    private static final Logger LOG = LoggerFactory.getLogger("processor");

    private final PyCode code;
    private final PySystemState state;
    private final PyStringMap globals = new PyStringMap();
    private final HookValues values;
    private final HookTargets targets = new HookTargets(LOG);

    private HookRun(PyCode code, PySystemState state) {
        this.code = code;
        this.state = state;
        this.values = new HookValues(new Datetimes(state));
    }

    /**
     * Compiles a hook. Starts the interpreter.
     *
     * @param text the text of the configuration
     * @param sandbox whether Java classes are out of reach
     * @return the hook
     * @throws ExtensionException if the text is wrong
     */
    static HookRun compile(String text, boolean sandbox) {
        PySystemState state = Jython.newState();
        PyCode code = Jython.in(state, () -> HookText.compile(text));
        PrintedLines printed = new PrintedLines(LOG);
        state.stdout = printed;
        state.stderr = printed;
        if (sandbox) {
            ImportGuard.install(state);
        }
        HookRun run = new HookRun(code, state);
        Jython.in(state, run::defineNames);
        return run;
    }

    /** Python 3's functions stand among the names of the hook, not among the builtins: the library wants Python 2's. */
    private Void defineNames() {
        Builtins.all(Limits.NONE).forEach(globals::__setitem__);
        Helpers.all(Limits.NONE).forEach(globals::__setitem__);
        Builtins.ofPrograms().forEach(globals::__setitem__);
        globals.__setitem__("__name__", Py.newString("after_mapping_hook"));
        globals.__setitem__("logger", new HookLogger(LOG));
        globals.__setitem__("hook_storage", Py.None);
        return null;
    }

    @Override
    public void apply(MappedUser user) {
        try {
            Jython.in(state, () -> run(user));
        } catch (ExtensionException told) {
            throw told;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError thrown) {
            throw HookText.failed(thrown);
        }
    }

    private Void run(MappedUser user) {
        set("source_attributes", values.attributes(user.sourceAttributes()));
        set("source_groups", values.set(user.sourceGroups()));
        set("target_attributes", HookTargets.attributes(user));
        set("target_groups", values.set(user.targetGroups()));
        Py.runCode(code, globals, globals);
        targets.takeAttributes(globals.__finditem__("target_attributes"), user);
        HookTargets.takeGroups(globals.__finditem__("target_groups"), user);
        return null;
    }

    private void set(String name, PyObject value) {
        globals.__setitem__(name, value);
    }
}
