package org.usersync.python.internal.interpreter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.python.antlr.PythonTree;
import org.python.antlr.ast.Attribute;
import org.python.antlr.ast.BinOp;
import org.python.antlr.ast.Call;
import org.python.antlr.ast.Compare;
import org.python.antlr.ast.GeneratorExp;
import org.python.antlr.ast.Lambda;
import org.python.antlr.ast.ListComp;
import org.python.antlr.ast.Name;
import org.python.antlr.ast.Str;
import org.python.antlr.ast.arguments;
import org.python.antlr.ast.cmpopType;
import org.python.antlr.ast.expr_contextType;
import org.python.antlr.base.expr;
import org.python.core.PyString;

/**
 * Gives a syntax tree the meaning of Python 3 where Jython's own differs silently: comparisons for order, the scope of
 * list comprehensions, and methods that Python 2 lacks. It puts calls of {@link Helpers} in, whose names no text can
 * spell.
 */
public class PythonThreeMeaning extends TreeRewriter {
    private static final Set<cmpopType> ORDER = Set.of(cmpopType.Lt, cmpopType.LtE, cmpopType.Gt, cmpopType.GtE);

    @Override
    protected expr replacement(expr expression) {
        if (expression instanceof Compare comparison) {
            return comparison(comparison);
        }
        if (expression instanceof ListComp list) {
            return call(
                    list, Helpers.LIST, new GeneratorExp(list, list.getInternalElt(), list.getInternalGenerators()));
        }
        if (expression instanceof Attribute attribute
                && attribute.getInternalCtx() == expr_contextType.Load
                && Helpers.METHODS.contains(attribute.getInternalAttr())) {
            return call(
                    attribute,
                    Helpers.ATTRIBUTE,
                    attribute.getInternalValue(),
                    new Str(attribute, new PyString(attribute.getInternalAttr())));
        }
        return expression instanceof BinOp operation ? operation(operation) : expression;
    }

    /** What stands in the place of a binary operation. */
    protected expr operation(BinOp operation) {
        return operation;
    }

    private static expr comparison(Compare comparison) {
        List<cmpopType> operators = comparison.getInternalOps();
        if (operators.stream().noneMatch(ORDER::contains)) {
            return comparison;
        }
        return chain(comparison, comparison.getInternalLeft(), operators, comparison.getInternalComparators());
    }

    /**
     * {@code a < b in c} becomes {@code less(a, b)} or, where it goes on,
     * {@code (lambda x, y: less(x, y) and (y in c))(a, b)}: an operand is evaluated once, and only if all before it hold.
     */
    private static expr chain(PythonTree at, expr left, List<cmpopType> operators, List<expr> operands) {
        if (operators.size() == 1) {
            return single(at, left, operators.get(0), operands.get(0));
        }
        // The names of an inner chain hide those of an outer one, which it does not use.
        String first = "<" + operators.size();
        String second = ">" + operators.size();
        expr rest = chain(
                at, name(at, second), operators.subList(1, operators.size()), operands.subList(1, operands.size()));
        expr both = new org.python.antlr.ast.BoolOp(
                at,
                org.python.antlr.ast.boolopType.And,
                list(single(at, name(at, first), operators.get(0), name(at, second)), rest));
        arguments parameters = new arguments(
                at,
                list(new Name(at, first, expr_contextType.Param), new Name(at, second, expr_contextType.Param)),
                (String) null,
                (String) null,
                list());
        return new Call(
                at, new Lambda(at, parameters, both), list(left, operands.get(0)), new ArrayList<>(), null, null);
    }

    private static expr single(PythonTree at, expr left, cmpopType operator, expr right) {
        String helper = Helpers.order(operator);
        if (helper == null) {
            return new Compare(at, left, new ArrayList<>(List.of(operator)), list(right));
        }
        return call(at, helper, left, right);
    }

    /** A call of a helper. */
    protected static expr call(PythonTree at, String helper, expr... operands) {
        return new Call(at, name(at, helper), list(operands), new ArrayList<>(), null, null);
    }

    private static Name name(PythonTree at, String name) {
        return new Name(at, name, expr_contextType.Load);
    }

    /** A list that the tree can change. */
    private static List<expr> list(expr... items) {
        return new ArrayList<>(List.of(items));
    }
}
