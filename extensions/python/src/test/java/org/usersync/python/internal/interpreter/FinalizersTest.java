package org.usersync.python.internal.interpreter;

import org.junit.jupiter.api.Test;
import org.python.core.CompileMode;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.core.PyStringMap;
import org.python.core.PySystemState;
import org.python.core.finalization.FinalizeTrigger;

import static org.assertj.core.api.Assertions.assertThat;

/** Java's finalizers: each costs more than what a comprehension does for a user. */
class FinalizersTest {
    private static PyObject made(String statements) {
        PySystemState state = Jython.newState();
        PyStringMap names = new PyStringMap();
        return Jython.in(state, () -> {
            var tree = Jython.parse(statements, CompileMode.exec, "<test>");
            Py.runCode(Jython.compile(tree, CompileMode.exec, "<test>"), names, names);
            return names.__getitem__("made");
        });
    }

    @Test
    void aGeneratorExpressionHasNone() {
        assertThat(FinalizeTrigger.hasActiveTrigger(made("made = (x for x in [1])")))
                .isFalse();
    }

    @Test
    void whatMayHaveSomethingToEndHasOne() {
        assertThat(FinalizeTrigger.hasActiveTrigger(made("def numbers():\n    yield 1\nmade = numbers()")))
                .isTrue();
        assertThat(FinalizeTrigger.hasActiveTrigger(
                        made("class A(object):\n    def __del__(self):\n        pass\nmade = A()")))
                .isTrue();
    }
}
