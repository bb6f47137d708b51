package org.usersync.python.internal.interpreter;

import org.jspecify.annotations.Nullable;
import org.python.core.PyGenerator;
import org.python.core.PyObject;
import org.python.core.finalization.FinalizeTrigger;

/**
 * Jython gives every generator a Java finalizer, which ends its {@code finally} blocks when nobody holds it any more. A
 * generator expression has none, and comprehensions make one for each user: without finalizers they cost a fraction.
 */
final class Finalizers {
    private static final String EXPRESSION = "<genexpr>";

    private Finalizers() {}

    /** Tells Jython, for the whole process, which objects need a finalizer. */
    static void install() {
        FinalizeTrigger.factory = Finalizers::trigger;
    }

    /** Jython takes null for no finalizer. */
    private static @Nullable FinalizeTrigger trigger(PyObject object) {
        boolean expression = object instanceof PyGenerator generator && EXPRESSION.equals(generator.getName());
        return expression ? null : new Trigger(object);
    }

    /** What Jython itself would make. */
    private static final class Trigger extends FinalizeTrigger {
        Trigger(PyObject object) {
            super(object);
        }
    }
}
