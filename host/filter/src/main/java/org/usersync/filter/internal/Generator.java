package org.usersync.filter.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.usersync.filter.internal.Node.Display;
import org.usersync.filter.internal.Node.Link;
import org.usersync.filter.internal.Node.Operator;
import org.usersync.filter.internal.PythonValues.Tuple;

/** Makes evaluators of a syntax tree, and refuses what only the whole tree shows. */
final class Generator {
    /** Functions that filters may use but this compiler does not cover. */
    private static final Set<String> OTHER_FUNCTIONS = Set.of(
            "int",
            "float",
            "str",
            "enumerate",
            "filter",
            "list",
            "map",
            "max",
            "min",
            "range",
            "sorted",
            "sum",
            "tuple",
            "zip");

    private static final Set<String> FUNCTIONS = Set.of("len", "hasattr", "getattr");

    private final Source source;

    Generator(Source source) {
        this.source = source;
    }

    Evaluator generate(Node node) {
        if (node instanceof Node.Constant constant) {
            return new Evaluator.Constant(constant.value());
        } else if (node instanceof Node.Name name) {
            return name(name);
        } else if (node instanceof Display display) {
            return display(display);
        } else if (node instanceof Node.Attribute attribute) {
            return attribute(attribute);
        } else if (node instanceof Node.Subscript subscript) {
            Evaluator object = generate(subscript.object());
            Evaluator index = generate(subscript.index());
            return user -> Attributes.item(object.evaluate(user), index.evaluate(user));
        } else if (node instanceof Node.Slice slice) {
            return slice(slice);
        } else if (node instanceof Node.Call call) {
            return call(call);
        } else if (node instanceof Node.Not not) {
            Evaluator operand = generate(not.operand());
            return user -> !PythonValues.truth(operand.evaluate(user));
        } else if (node instanceof Node.Sign sign) {
            return sign(sign);
        } else if (node instanceof Node.Logical logical) {
            return logical(logical);
        } else if (node instanceof Node.Conditional conditional) {
            Evaluator condition = generate(conditional.condition());
            Evaluator then = generate(conditional.then());
            Evaluator otherwise = generate(conditional.otherwise());
            return user ->
                    PythonValues.truth(condition.evaluate(user)) ? then.evaluate(user) : otherwise.evaluate(user);
        } else if (node instanceof Node.Comparison comparison) {
            return comparison(comparison);
        }
        throw new IllegalStateException(node.toString());
    }

    private Evaluator[] all(List<Node> nodes) {
        return nodes.stream().map(this::generate).toArray(Evaluator[]::new);
    }

    private Evaluator name(Node.Name name) {
        if (name.name().equals("user")) {
            return user -> user;
        }
        checkName(name.name(), name.at());
        if (OTHER_FUNCTIONS.contains(name.name()) || FUNCTIONS.contains(name.name())) {
            throw source.unsupported(name.at(), "a function that is not called is");
        }
        throw unknown(name);
    }

    private RuntimeException unknown(Node.Name name) {
        return source.error(
                name.at(), "the name '" + name.name() + "' is not known; a filter reads the attributes of 'user'");
    }

    private void checkName(String name, int at) {
        if (name.startsWith("_")) {
            throw source.error(at, "names that begin with '_' are refused");
        }
    }

    private Evaluator display(Display display) {
        Evaluator[] items = all(display.items());
        Evaluator evaluator = user -> {
            @Nullable Object[] values = new @Nullable Object[items.length];
            for (int i = 0; i < items.length; i++) {
                values[i] = items[i].evaluate(user);
            }
            List<@Nullable Object> list = Collections.unmodifiableList(Arrays.asList(values));
            if (display.kind() == Display.Kind.SET) {
                list.forEach(PythonValues::checkHashable);
            }
            return display.kind() == Display.Kind.TUPLE ? new Tuple(list) : list;
        };
        boolean constant = Arrays.stream(items).allMatch(Evaluator.Constant.class::isInstance);
        return constant ? folded(evaluator) : evaluator;
    }

    /** Computes now what does not depend on a record. What fails does so for the user who reaches it, as in Python. */
    private static Evaluator folded(Evaluator evaluator) {
        try {
            return new Evaluator.Constant(evaluator.evaluate(NoRecord.INSTANCE));
        } catch (PythonError e) {
            return evaluator;
        }
    }

    private Evaluator attribute(Node.Attribute attribute) {
        String name = attribute.name();
        checkName(name, attribute.at() + 1);
        if (attribute.object() instanceof Node.Name object && object.name().equals("user")) {
            return user -> Attributes.get(user, name);
        }
        Evaluator object = generate(attribute.object());
        return user -> Attributes.get(object.evaluate(user), name);
    }

    private Evaluator slice(Node.Slice slice) {
        Evaluator object = generate(slice.object());
        Evaluator from = slice.from() == null ? new Evaluator.Constant(null) : generate(slice.from());
        Evaluator to = slice.to() == null ? new Evaluator.Constant(null) : generate(slice.to());
        return user -> Attributes.slice(object.evaluate(user), from.evaluate(user), to.evaluate(user));
    }

    private Evaluator sign(Node.Sign sign) {
        Evaluator operand = generate(sign.operand());
        Evaluator evaluator = user -> {
            Object value = operand.evaluate(user);
            Number number = PythonNumbers.number(value);
            if (number == null) {
                throw PythonError.type(PythonValues.typeName(value) + " has no sign");
            }
            return sign.negative() ? PythonNumbers.negated(number) : number;
        };
        return operand instanceof Evaluator.Constant ? folded(evaluator) : evaluator;
    }

    private Evaluator logical(Node.Logical logical) {
        Evaluator[] operands = all(logical.operands());
        boolean ends = !logical.and();
        return user -> {
            Object value = null;
            for (Evaluator operand : operands) {
                value = operand.evaluate(user);
                if (PythonValues.truth(value) == ends) {
                    break;
                }
            }
            return value;
        };
    }

    /** Two operands, ready to be compared. */
    @FunctionalInterface
    private interface Test {
        boolean holds(@Nullable Object left, @Nullable Object right);
    }

    private record Step(Test test, Evaluator operand) {}

    private Evaluator comparison(Node.Comparison comparison) {
        Evaluator first = generate(comparison.first());
        List<Step> steps = new ArrayList<>();
        Node left = comparison.first();
        for (Link link : comparison.links()) {
            steps.add(new Step(test(left, link), generate(link.operand())));
            left = link.operand();
        }
        if (steps.size() == 1) {
            Test test = steps.get(0).test();
            Evaluator second = steps.get(0).operand();
            return user -> test.holds(first.evaluate(user), second.evaluate(user));
        }
        Step[] chain = steps.toArray(Step[]::new);
        return user -> {
            Object before = first.evaluate(user);
            for (Step step : chain) {
                Object value = step.operand().evaluate(user);
                if (!step.test().holds(before, value)) {
                    return false;
                }
                before = value;
            }
            return true;
        };
    }

    private Test test(Node left, Link link) {
        Operator operator = link.operator();
        boolean set = link.operand() instanceof Display display && display.kind() == Display.Kind.SET;
        return switch (operator) {
            case EQUAL -> PythonValues::equal;
            case UNEQUAL -> (a, b) -> !PythonValues.equal(a, b);
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> (a, b) -> PythonValues.ordered(operator, a, b);
            case IN -> (a, b) -> contains(b, a, set);
            case NOT_IN -> (a, b) -> !contains(b, a, set);
            case IS, IS_NOT -> {
                if (!single(left) && !single(link.operand())) {
                    throw source.unsupported(link.at(), "'is' other than with None, True or False is");
                }
                yield operator == Operator.IS ? Generator::identical : (a, b) -> !identical(a, b);
            }
        };
    }

    private static boolean contains(@Nullable Object container, @Nullable Object item, boolean set) {
        if (set) {
            PythonValues.checkHashable(item);
        }
        return PythonValues.contains(container, item);
    }

    private static boolean single(Node node) {
        return node instanceof Node.Constant constant
                && (constant.value() == null || constant.value() instanceof Boolean);
    }

    /** One of them is None, True or False, of which there is one each. */
    private static boolean identical(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return a == b;
        }
        return a instanceof Boolean && a.equals(b);
    }

    private Evaluator call(Node.Call call) {
        if (call.function() instanceof Node.Attribute method) {
            return methodCall(method, call);
        }
        if (!(call.function() instanceof Node.Name name) || name.name().equals("user")) {
            throw source.unsupported(call.at(), "calling anything but a function or a method is");
        }
        checkName(name.name(), name.at());
        if (OTHER_FUNCTIONS.contains(name.name())) {
            throw source.unsupported(name.at(), "the function '" + name.name() + "' is");
        }
        return switch (name.name()) {
            case "len" -> {
                Evaluator argument = arguments(name, call, 1, 1)[0];
                yield user -> (long) Attributes.length(argument.evaluate(user));
            }
            case "hasattr" -> hasAttribute(name, call);
            case "getattr" -> getAttribute(name, call);
            default -> throw unknown(name);
        };
    }

    private Evaluator[] arguments(Node.Name name, Node.Call call, int least, int most) {
        int count = call.arguments().size();
        if (count < least || count > most) {
            throw source.error(
                    name.at(),
                    "'" + name.name() + "' takes " + (least == most ? "" : least + " to ") + most + " arguments, not "
                            + count);
        }
        return all(call.arguments());
    }

    private Evaluator hasAttribute(Node.Name name, Node.Call call) {
        Evaluator[] arguments = arguments(name, call, 2, 2);
        checkAttributeName(call);
        return user -> {
            Object value = arguments[0].evaluate(user);
            return Attributes.has(value, attributeName(arguments[1].evaluate(user)));
        };
    }

    private Evaluator getAttribute(Node.Name name, Node.Call call) {
        Evaluator[] arguments = arguments(name, call, 2, 3);
        checkAttributeName(call);
        if (arguments.length == 2) {
            return user -> {
                Object value = arguments[0].evaluate(user);
                return Attributes.get(value, attributeName(arguments[1].evaluate(user)));
            };
        }
        return user -> {
            Object value = arguments[0].evaluate(user);
            String attribute = attributeName(arguments[1].evaluate(user));
            return Attributes.get(value, attribute, arguments[2].evaluate(user));
        };
    }

    private void checkAttributeName(Node.Call call) {
        if (call.arguments().get(1) instanceof Node.Constant constant && constant.value() instanceof String name) {
            checkName(name, constant.at());
        }
    }

    private static String attributeName(@Nullable Object value) {
        if (!(value instanceof String name)) {
            throw PythonError.type("the name of an attribute is a str, not " + PythonValues.typeName(value));
        }
        if (name.startsWith("_")) {
            throw new PythonError("AttributeError: names that begin with '_' are refused");
        }
        return name;
    }

    private Evaluator methodCall(Node.Attribute method, Node.Call call) {
        String name = method.name();
        checkName(name, method.at() + 1);
        Evaluator object = generate(method.object());
        Evaluator[] arguments = all(call.arguments());
        if (!Methods.covers(name, arguments.length)) {
            throw source.unsupported(
                    method.at() + 1, "the method '" + name + "' with " + arguments.length + " arguments is");
        }
        return user -> {
            Object receiver = object.evaluate(user);
            @Nullable Object[] values = new @Nullable Object[arguments.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = arguments[i].evaluate(user);
            }
            return Methods.call(receiver, name, Arrays.asList(values));
        };
    }
}
