package org.usersync.filter.internal;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** The syntax tree of an expression. Every node knows where it begins in the source. */
sealed interface Node {
    int at();

    /** A literal: text, number, True, False or None. */
    record Constant(@Nullable Object value, int at) implements Node {}

    /** A name. */
    record Name(String name, int at) implements Node {}

    /** A tuple, list or set written out. */
    record Display(Kind kind, List<Node> items, int at) implements Node {
        /** What the items make. */
        enum Kind {
            TUPLE,
            LIST,
            SET
        }
    }

    /** {@code object.name}. */
    record Attribute(Node object, String name, int at) implements Node {}

    /** {@code object[index]}. */
    record Subscript(Node object, Node index, int at) implements Node {}

    /** {@code object[from:to]}. */
    record Slice(Node object, @Nullable Node from, @Nullable Node to, int at) implements Node {}

    /** {@code function(arguments)}. */
    record Call(Node function, List<Node> arguments, int at) implements Node {}

    /** {@code not operand}. */
    record Not(Node operand, int at) implements Node {}

    /** {@code -operand} or {@code +operand}. */
    record Sign(boolean negative, Node operand, int at) implements Node {}

    /** {@code a and b and c}, or the same with {@code or}. */
    record Logical(boolean and, List<Node> operands, int at) implements Node {}

    /** {@code a if condition else b}. */
    record Conditional(Node condition, Node then, Node otherwise, int at) implements Node {}

    /** {@code a < b <= c}. */
    record Comparison(Node first, List<Link> links, int at) implements Node {}

    /** One further operand of a chain of comparisons. */
    record Link(Operator operator, Node operand, int at) {}

    /** How two operands are compared. */
    enum Operator {
        EQUAL("=="),
        UNEQUAL("!="),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">="),
        IN("in"),
        NOT_IN("not in"),
        IS("is"),
        IS_NOT("is not");

        private final String text;

        Operator(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }
}
