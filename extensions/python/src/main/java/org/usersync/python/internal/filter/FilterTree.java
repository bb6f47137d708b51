package org.usersync.python.internal.filter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.python.antlr.PythonTree;
import org.python.antlr.ast.Attribute;
import org.python.antlr.ast.BinOp;
import org.python.antlr.ast.DictComp;
import org.python.antlr.ast.GeneratorExp;
import org.python.antlr.ast.Name;
import org.python.antlr.ast.Repr;
import org.python.antlr.ast.SetComp;
import org.python.antlr.ast.Str;
import org.python.antlr.ast.Tuple;
import org.python.antlr.ast.Yield;
import org.python.antlr.ast.arguments;
import org.python.antlr.ast.comprehension;
import org.python.antlr.ast.expr_contextType;
import org.python.antlr.base.expr;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyUnicode;
import org.usersync.python.internal.interpreter.Helpers;
import org.usersync.python.internal.interpreter.PythonThreeMeaning;

/** Checks the syntax tree of a filter and fences it in: one use for one tree. */
final class FilterTree extends PythonThreeMeaning {
    static final String USER = "user";

    private final FilterText text;
    private final Set<String> functions;
    private final Set<String> bound = new HashSet<>();
    private final List<Name> read = new ArrayList<>();
    private final Set<PythonTree> partOfPath = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<List<String>> paths = new ArrayList<>();

    /**
     * Makes a check.
     *
     * @param text for errors
     * @param functions the names that a filter may call
     */
    FilterTree(FilterText text, Set<String> functions) {
        this.text = text;
        this.functions = functions;
    }

    /** {@code object.name} with Python 3's meaning. */
    static PyObject method(PyObject object, String name) {
        return Helpers.method(object, name);
    }

    @Override
    protected void entered(PythonTree node) {
        if (node instanceof Attribute attribute) {
            refuseUnderscore(attribute.getInternalAttr(), attribute);
            path(attribute);
        } else if (node instanceof Name name) {
            name(name);
        } else if (node instanceof arguments parameters) {
            bind(parameters.getInternalVararg());
            bind(parameters.getInternalKwarg());
        } else if (node instanceof Str literal && !(literal.getInternalS() instanceof PyUnicode)) {
            throw refused(node, "bytes are not supported in filters");
        } else if (node instanceof Yield) {
            throw refused(node, "'yield' is refused in filters");
        } else if (node instanceof Repr) {
            throw refused(node, "'`' has no meaning in Python 3");
        }
    }

    private void bind(@Nullable String name) {
        if (name != null) {
            bound.add(name);
        }
    }

    private void name(Name name) {
        if (name.getInternalId().startsWith("__")) {
            throw refused(name, "names that begin with '_' are refused");
        }
        if (name.getInternalCtx() != expr_contextType.Load) {
            bound.add(name.getInternalId());
            return;
        }
        read.add(name);
        if (name.getInternalId().equals(USER) && !partOfPath.contains(name)) {
            paths.add(List.of());
        }
    }

    private void refuseUnderscore(String name, PythonTree at) {
        if (name.startsWith("_")) {
            throw refused(at, "names that begin with '_' are refused");
        }
    }

    private RuntimeException refused(PythonTree at, String what) {
        return text.error(number(at, "lineno"), number(at, "col_offset") + 1, what);
    }

    private static int number(PythonTree at, String name) {
        PyObject number = at.__findattr__(name);
        return number == null ? 0 : number.asInt();
    }

    /** Notes the longest chain of names from {@code user} on. */
    private void path(Attribute attribute) {
        if (partOfPath.contains(attribute)) {
            return;
        }
        List<String> path = new ArrayList<>();
        List<PythonTree> nodes = new ArrayList<>();
        expr at = attribute;
        while (at instanceof Attribute outer) {
            path.add(0, outer.getInternalAttr());
            nodes.add(outer);
            at = outer.getInternalValue();
        }
        if (at instanceof Name name && name.getInternalId().equals(USER)) {
            nodes.add(name);
            partOfPath.addAll(nodes);
            paths.add(List.copyOf(path));
        }
    }

    /** Refuses names that nothing gives a value. */
    void checkNames() {
        for (Name name : read) {
            String id = name.getInternalId();
            if (!id.equals(USER) && !functions.contains(id) && !bound.contains(id)) {
                throw refused(name, "the name '" + id + "' is not known; a filter reads the attributes of 'user'");
            }
        }
    }

    /** {@return the paths from {@code user} on that the filter reads; an empty one is everything} */
    List<List<String>> paths() {
        return bound.contains(USER) ? List.of(List.of()) : List.copyOf(paths);
    }

    /** Loops go through our hands, where time is watched. */
    @Override
    protected void left(PythonTree node) {
        if (node instanceof comprehension loop) {
            loop.setIter(call(loop.getInternalIter(), FilterGuard.EACH, loop.getInternalIter()));
        }
    }

    @Override
    protected expr replacement(expr expression) {
        if (expression instanceof SetComp set) {
            return call(set, Helpers.SET, new GeneratorExp(set, set.getInternalElt(), set.getInternalGenerators()));
        }
        if (expression instanceof DictComp dictionary) {
            expr pair = new Tuple(
                    dictionary,
                    new ArrayList<>(List.of(dictionary.getInternalKey(), dictionary.getInternalValue())),
                    expr_contextType.Load);
            return call(
                    dictionary, Helpers.DICT, new GeneratorExp(dictionary, pair, dictionary.getInternalGenerators()));
        }
        if (expression instanceof Attribute attribute && FilterGuard.guards(attribute.getInternalAttr())) {
            return call(
                    attribute,
                    FilterGuard.ATTRIBUTE,
                    attribute.getInternalValue(),
                    new Str(attribute, new PyString(attribute.getInternalAttr())));
        }
        return super.replacement(expression);
    }

    @Override
    protected expr operation(BinOp operation) {
        String helper =
                switch (operation.getInternalOp()) {
                    case Add -> FilterGuard.ADD;
                    case Mult -> FilterGuard.MULTIPLY;
                    case Pow -> FilterGuard.POWER;
                    case LShift -> FilterGuard.SHIFT;
                    case Mod -> FilterGuard.MODULO;
                    default -> null;
                };
        return helper == null
                ? operation
                : call(operation, helper, operation.getInternalLeft(), operation.getInternalRight());
    }
}
