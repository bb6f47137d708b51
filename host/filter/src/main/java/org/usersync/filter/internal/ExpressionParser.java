package org.usersync.filter.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.usersync.filter.internal.Node.Display;
import org.usersync.filter.internal.Node.Link;
import org.usersync.filter.internal.Node.Operator;
import org.usersync.filter.internal.Token.Kind;

/** Makes the syntax tree of an expression by recursive descent over Python's grammar. For one use on one thread. */
final class ExpressionParser {
    /** Deeper nesting is refused here, so that neither this parser nor an evaluator can run out of stack. */
    private static final int DEEPEST = 100;

    private static final Set<String> ARITHMETIC =
            Set.of("+", "-", "*", "/", "//", "%", "**", "@", "&", "|", "^", "<<", ">>");

    private final Source source;
    private final List<Token> tokens;
    private int next;
    private int depth;

    ExpressionParser(Source source) {
        this.source = source;
        source.checkLength();
        this.tokens = new Tokenizer(source).tokens();
    }

    Node parse() {
        if (peek().kind() == Kind.END) {
            throw source.error(0, "it is empty");
        }
        Node node = expressionOrTuple();
        if (peek().kind() != Kind.END) {
            throw unexpected();
        }
        return node;
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        return tokens.get(next++);
    }

    private boolean skip(String word) {
        if (peek().is(word)) {
            next++;
            return true;
        }
        return false;
    }

    private void expect(String word) {
        if (!skip(word)) {
            throw unexpected();
        }
    }

    private RuntimeException unexpected() {
        Token token = peek();
        if (token.is("for") || token.is("async")) {
            return source.unsupported(token.at(), "comprehensions are");
        }
        if (token.is("=")) {
            return source.error(token.at(), "a single '=' compares nothing; write '=='");
        }
        return source.error(token.at(), token.shown() + " is not expected here");
    }

    private void deeper() {
        if (++depth > DEEPEST) {
            throw source.error(peek().at(), "it is nested more than " + DEEPEST + " levels deep");
        }
    }

    private Node expressionOrTuple() {
        int at = peek().at();
        Node first = expression();
        if (!peek().is(",")) {
            return first;
        }
        List<Node> items = new ArrayList<>(List.of(first));
        while (skip(",") && peek().kind() != Kind.END) {
            items.add(expression());
        }
        return new Display(Display.Kind.TUPLE, List.copyOf(items), at);
    }

    private Node expression() {
        deeper();
        if (peek().is("lambda")) {
            throw source.unsupported(peek().at(), "lambda expressions are");
        }
        if (peek().is("*") || peek().is("**")) {
            throw source.unsupported(peek().at(), "unpacking with '*' is");
        }
        Node node = logical(false);
        if (skip("if")) {
            Node condition = logical(false);
            expect("else");
            node = new Node.Conditional(condition, node, expression(), node.at());
        }
        depth--;
        return node;
    }

    private Node logical(boolean and) {
        String word = and ? "and" : "or";
        Node first = and ? inversion() : logical(true);
        if (!peek().is(word)) {
            return first;
        }
        List<Node> operands = new ArrayList<>(List.of(first));
        while (skip(word)) {
            operands.add(and ? inversion() : logical(true));
        }
        return new Node.Logical(and, List.copyOf(operands), first.at());
    }

    private Node inversion() {
        Token token = peek();
        if (!skip("not")) {
            return comparison();
        }
        deeper();
        Node node = new Node.Not(inversion(), token.at());
        depth--;
        return node;
    }

    private Node comparison() {
        Node first = operand();
        List<Link> links = new ArrayList<>();
        int at = peek().at();
        for (Operator operator = operator(); operator != null; operator = operator()) {
            boolean membership = operator == Operator.IN || operator == Operator.NOT_IN;
            links.add(new Link(operator, membership && peek().is("{") ? set() : operand(), at));
            at = peek().at();
        }
        return links.isEmpty() ? first : new Node.Comparison(first, List.copyOf(links), first.at());
    }

    private @Nullable Operator operator() {
        Token token = peek();
        if (token.is("not")) {
            if (!tokens.get(next + 1).is("in")) {
                throw unexpected();
            }
            next += 2;
            return Operator.NOT_IN;
        }
        for (Operator operator : Operator.values()) {
            if (token.is(operator.text())) {
                next++;
                return operator == Operator.IS && skip("not") ? Operator.IS_NOT : operator;
            }
        }
        return null;
    }

    /** An operand of a comparison. Arithmetic would stand here. */
    private Node operand() {
        Node node = signed();
        if (peek().kind() == Kind.OPERATOR && ARITHMETIC.contains(peek().text())) {
            throw source.unsupported(peek().at(), "the operator '" + peek().text() + "' is");
        }
        return node;
    }

    private Node signed() {
        Token token = peek();
        if (token.is("~")) {
            throw source.unsupported(token.at(), "the operator '~' is");
        }
        boolean negative = token.is("-");
        if (!negative && !token.is("+")) {
            return withTrailers(atom());
        }
        next++;
        deeper();
        Node operand = signed();
        depth--;
        if (peek().is("**")) {
            throw source.unsupported(peek().at(), "the operator '**' is");
        }
        return new Node.Sign(negative, operand, token.at());
    }

    private Node withTrailers(Node atom) {
        Node node = atom;
        int before = depth;
        while (peek().is(".") || peek().is("[") || peek().is("(")) {
            // Each trailer is one more level of the tree.
            deeper();
            Token token = take();
            node = switch (token.text()) {
                case "." -> new Node.Attribute(node, attributeName(), token.at());
                case "[" -> subscript(node, token.at());
                default -> new Node.Call(node, items(")"), token.at());
            };
        }
        depth = before;
        return node;
    }

    private String attributeName() {
        if (peek().kind() != Kind.NAME) {
            throw unexpected();
        }
        return take().text();
    }

    private Node subscript(Node object, int at) {
        Node from = peek().is(":") ? null : expression();
        if (peek().is(",")) {
            throw source.unsupported(peek().at(), "a subscript with a comma is");
        }
        if (skip("]")) {
            if (from == null) {
                throw unexpected();
            }
            return new Node.Subscript(object, from, at);
        }
        expect(":");
        Node to = peek().is("]") || peek().is(":") ? null : expression();
        if (peek().is(":")) {
            throw source.unsupported(peek().at(), "a slice with a step is");
        }
        expect("]");
        return new Node.Slice(object, from, to, at);
    }

    private List<Node> items(String closing) {
        List<Node> items = new ArrayList<>();
        while (!skip(closing)) {
            items.add(expression());
            if (peek().is("=") && closing.equals(")")) {
                throw source.unsupported(peek().at(), "arguments by name are");
            }
            if (!skip(",") && !peek().is(closing)) {
                throw unexpected();
            }
        }
        return List.copyOf(items);
    }

    private Node set() {
        Token open = take();
        if (peek().is("}")) {
            throw source.unsupported(open.at(), "a dict is");
        }
        List<Node> items = new ArrayList<>();
        while (!skip("}")) {
            items.add(expression());
            if (peek().is(":")) {
                throw source.unsupported(open.at(), "a dict is");
            }
            if (!skip(",") && !peek().is("}")) {
                throw unexpected();
            }
        }
        Node set = new Display(Display.Kind.SET, List.copyOf(items), open.at());
        if (peek().kind() == Kind.OPERATOR
                && (ARITHMETIC.contains(peek().text()) || peek().is(".") || peek().is("["))) {
            throw source.unsupported(open.at(), "a set other than after 'in' is");
        }
        return set;
    }

    private Node atom() {
        Token token = peek();
        switch (token.kind()) {
            case NAME -> {
                return new Node.Name(take().text(), token.at());
            }
            case NUMBER -> {
                return new Node.Constant(take().value(), token.at());
            }
            case STRING -> {
                return strings();
            }
            case KEYWORD -> {
                switch (token.text()) {
                    case "True", "False" -> {
                        return new Node.Constant(take().text().equals("True"), token.at());
                    }
                    case "None" -> {
                        next++;
                        return new Node.Constant(null, token.at());
                    }
                    default -> throw unexpected();
                }
            }
            case OPERATOR -> {
                return bracketed(token);
            }
            case END -> throw unexpected();
        }
        throw unexpected();
    }

    private Node strings() {
        Token first = peek();
        StringBuilder text = new StringBuilder();
        while (peek().kind() == Kind.STRING) {
            text.append(take().value());
        }
        return new Node.Constant(text.toString(), first.at());
    }

    private Node bracketed(Token token) {
        switch (token.text()) {
            case "(" -> {
                next++;
                if (skip(")")) {
                    return new Display(Display.Kind.TUPLE, List.of(), token.at());
                }
                Node first = expression();
                if (skip(")")) {
                    return first;
                }
                expect(",");
                List<Node> items = new ArrayList<>(List.of(first));
                items.addAll(items(")"));
                return new Display(Display.Kind.TUPLE, List.copyOf(items), token.at());
            }
            case "[" -> {
                next++;
                return new Display(Display.Kind.LIST, items("]"), token.at());
            }
            case "{" -> throw source.unsupported(token.at(), "a set other than after 'in' or a dict is");
            case "..." -> throw source.unsupported(token.at(), "'...' is");
            default -> throw unexpected();
        }
    }
}
