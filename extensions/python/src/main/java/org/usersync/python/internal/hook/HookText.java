package org.usersync.python.internal.hook;

import java.util.regex.Pattern;

import org.python.antlr.base.mod;
import org.python.core.CompileMode;
import org.python.core.Py;
import org.python.core.PyCode;
import org.python.core.PyException;
import org.usersync.python.internal.interpreter.Failure;
import org.usersync.python.internal.interpreter.Jython;
import org.usersync.python.internal.interpreter.PythonThreeMeaning;
import org.usersync.python.internal.interpreter.PythonThreeSyntax;
import org.usersync.spi.extension.ExtensionException;

/** Compiles the text of a hook and tells where it fails. */
final class HookText {
    /** How tracebacks know the text. */
    static final String NAME = "<after_mapping_hook>";

    /** Jython refuses it in a text that is no file; in Python it may stand in the first two lines. */
    private static final Pattern CODING = Pattern.compile("\\A((?:[^\\n]*\\n)?)[ \\t\\f]*#[^\\n]*coding[:=][^\\n]*");

    private HookText() {}

    /**
     * Compiles a text.
     *
     * @param source the text of the configuration
     * @return the code
     * @throws ExtensionException if it is wrong; the message says where
     */
    static PyCode compile(String source) {
        String text = CODING.matcher(source.replace("\r\n", "\n")).replaceFirst("$1#");
        try {
            mod tree = Jython.parse(text, CompileMode.exec, NAME);
            new PythonThreeMeaning().rewrite(tree);
            return Jython.compile(tree, CompileMode.exec, NAME);
        } catch (PyException wrong) {
            throw new ExtensionException(syntax(text, wrong), wrong);
        } catch (StackOverflowError deep) {
            throw new ExtensionException("after_mapping_hook: the text is nested too deeply", deep);
        }
    }

    private static String syntax(String text, PyException wrong) {
        int line = Math.max(1, Failure.number(wrong, "lineno"));
        return PythonThreeSyntax.explain(text, line)
                .map(finding -> message(finding.line(), finding.text()))
                .orElseGet(() -> message(line, Failure.syntax(wrong)));
    }

    private static String message(int line, String what) {
        return Failure.oneLine("after_mapping_hook, line " + line + ": " + what);
    }

    /** Tells what a hook threw, and in which line. */
    static ExtensionException failed(Throwable thrown) {
        int line = thrown instanceof PyException python ? Failure.line(python, NAME) : 0;
        String place = line == 0 ? "after_mapping_hook: " : "after_mapping_hook, line " + line + ": ";
        return new ExtensionException(Failure.oneLine(place + Failure.text(thrown) + hint(thrown)), thrown);
    }

    private static String hint(Throwable thrown) {
        if (!(thrown instanceof PyException python)) {
            return "";
        }
        if (python.match(Py.ImportError) || python.match(Py.NameError)) {
            return " (hooks run on Jython, which has the names and the library of Python 2.7)";
        }
        boolean superCall = python.match(Py.TypeError) && Failure.text(python).contains("super() takes");
        return superCall ? " (hooks run on Jython, Python 2.7: write super(Class, self))" : "";
    }
}
