package org.usersync.python.internal.interpreter;

import org.python.antlr.PythonTree;
import org.python.antlr.base.expr;
import org.python.core.AstList;
import org.python.core.PyObject;

/** Walks a syntax tree from its leaves to its root and puts other nodes in the place of some. */
public abstract class TreeRewriter {
    /**
     * Rewrites a tree in place.
     *
     * @param node the root
     */
    public final void rewrite(PythonTree node) {
        PyObject fields = node.__findattr__("_fields");
        if (fields == null) {
            return;
        }
        entered(node);
        for (PyObject field : fields.asIterable()) {
            String name = field.toString();
            PyObject value = node.__findattr__(name);
            if (value instanceof PythonTree child) {
                rewrite(child);
                PyObject replaced = replaced(child);
                if (!Singletons.same(replaced, child)) {
                    node.__setattr__(name, replaced);
                }
            } else if (value instanceof AstList list) {
                rewrite(list);
            }
        }
        left(node);
    }

    private void rewrite(AstList list) {
        for (int i = 0; i < list.__len__(); i++) {
            if (list.__getitem__(i) instanceof PythonTree child) {
                rewrite(child);
                PyObject replaced = replaced(child);
                if (!Singletons.same(replaced, child)) {
                    list.__setitem__(i, replaced);
                }
            }
        }
    }

    private PyObject replaced(PythonTree child) {
        return child instanceof expr expression ? replacement(expression) : child;
    }

    /** Looks at a node before its children; throws to refuse it. */
    protected void entered(PythonTree node) {}

    /** Looks at a node after its children. */
    protected void left(PythonTree node) {}

    /** What stands in the place of an expression whose parts are rewritten already; often the expression itself. */
    protected abstract expr replacement(expr expression);
}
