package org.usersync.filter.internal;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Finds the attributes of {@code user} that an expression may read. */
final class ReadPaths {
    private final List<List<String>> paths = new ArrayList<>();

    private ReadPaths() {}

    /** The longest paths that a tree names; what lies below the end of one may be read too. */
    static List<List<String>> of(Node node) {
        ReadPaths reads = new ReadPaths();
        reads.collect(node);
        return List.copyOf(reads.paths);
    }

    private void collect(@Nullable Node node) {
        if (node == null) {
            return;
        }
        List<String> path = path(node);
        if (path != null) {
            paths.add(List.copyOf(path));
            return;
        }
        if (node instanceof Node.Display display) {
            display.items().forEach(this::collect);
        } else if (node instanceof Node.Attribute attribute) {
            collect(attribute.object());
        } else if (node instanceof Node.Subscript subscript) {
            collect(subscript.object());
            collect(subscript.index());
        } else if (node instanceof Node.Slice slice) {
            collect(slice.object());
            collect(slice.from());
            collect(slice.to());
        } else if (node instanceof Node.Call call) {
            collectCall(call);
        } else if (node instanceof Node.Not not) {
            collect(not.operand());
        } else if (node instanceof Node.Sign sign) {
            collect(sign.operand());
        } else if (node instanceof Node.Logical logical) {
            logical.operands().forEach(this::collect);
        } else if (node instanceof Node.Conditional conditional) {
            collect(conditional.condition());
            collect(conditional.then());
            collect(conditional.otherwise());
        } else if (node instanceof Node.Comparison comparison) {
            collect(comparison.first());
            comparison.links().forEach(link -> collect(link.operand()));
        }
    }

    private void collectCall(Node.Call call) {
        List<Node> arguments = call.arguments();
        List<String> attribute = attributeFunction(call);
        if (attribute != null) {
            paths.add(List.copyOf(attribute));
            arguments.subList(2, arguments.size()).forEach(this::collect);
            return;
        }
        if (call.function() instanceof Node.Attribute method) {
            collect(method.object());
        }
        arguments.forEach(this::collect);
    }

    /** The path that a chain of names from {@code user} on is, or null if the node is another thing. */
    private static @Nullable List<String> path(Node node) {
        if (node instanceof Node.Name name) {
            return name.name().equals("user") ? new ArrayList<>() : null;
        }
        if (node instanceof Node.Attribute attribute) {
            return longer(path(attribute.object()), attribute.name());
        }
        if (node instanceof Node.Subscript subscript
                && subscript.index() instanceof Node.Constant constant
                && constant.value() instanceof String name) {
            return longer(path(subscript.object()), name);
        }
        // A third argument would be lost here.
        return node instanceof Node.Call call && call.arguments().size() == 2 ? attributeFunction(call) : null;
    }

    private static @Nullable List<String> attributeFunction(Node.Call call) {
        return call.function() instanceof Node.Name function
                        && (function.name().equals("hasattr") || function.name().equals("getattr"))
                        && call.arguments().get(1) instanceof Node.Constant constant
                        && constant.value() instanceof String name
                ? longer(path(call.arguments().get(0)), name)
                : null;
    }

    private static @Nullable List<String> longer(@Nullable List<String> path, String name) {
        if (path != null) {
            path.add(name);
        }
        return path;
    }
}
