package org.usersync.config.internal.yaml;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.usersync.config.internal.Problems;
import org.usersync.config.internal.yaml.YamlValue.Entry;
import org.usersync.config.internal.yaml.YamlValue.Kind;
import org.usersync.config.internal.yaml.YamlValue.Mapping;
import org.usersync.config.internal.yaml.YamlValue.Scalar;
import org.usersync.config.internal.yaml.YamlValue.Sequence;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns the nodes of the YAML library into values. Aliases are copied, so their number is limited here. */
final class TreeBuilder {
    /** More than any mapping of groups needs, and few enough for the memory of any machine. */
    static final int MAX_VALUES = 1_000_000;

    private static final Map<Tag, Kind> KINDS = Map.of(
            Tag.STR, Kind.TEXT,
            Tag.BOOL, Kind.BOOLEAN,
            Tag.INT, Kind.INTEGER,
            Tag.FLOAT, Kind.DECIMAL,
            Tag.TIMESTAMP, Kind.TIMESTAMP,
            Tag.NULL, Kind.NOTHING);

    /** The parser limits what a file nests; aliases nest further. */
    static final int MAX_DEPTH = 100;

    private final Path file;
    private final Problems problems;
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<String> path = new ArrayDeque<>();
    private int values;

    TreeBuilder(Path file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    YamlValue build(Node node) throws YamlSyntaxException {
        if (++values > MAX_VALUES) {
            throw new YamlSyntaxException(lineOf(node), "the file holds more than " + MAX_VALUES + " values");
        }
        if (open.size() >= MAX_DEPTH) {
            throw new YamlSyntaxException(lineOf(node), "the file is nested too deeply");
        }
        if (!open.add(node)) {
            throw new YamlSyntaxException(lineOf(node), "an alias stands for something that contains it");
        }
        try {
            return switch (node.getNodeId()) {
                case scalar -> scalar((ScalarNode) node);
                case sequence -> sequence((SequenceNode) node);
                case mapping -> mapping((MappingNode) node);
                default -> throw new YamlSyntaxException(lineOf(node), "an alias where a value is expected");
            };
        } finally {
            open.remove(node);
        }
    }

    private Scalar scalar(ScalarNode node) throws YamlSyntaxException {
        Kind kind = KINDS.get(node.getTag());
        // A lone "<<" or "=" in place of a value has a type of its own in YAML 1.1; nobody means it.
        if (kind == null && !node.getTag().equals(Tag.MERGE) && !"=".equals(node.getValue())) {
            throw typeTag(node);
        }
        return new Scalar(originOf(node), kind == null ? Kind.TEXT : kind, node.getValue());
    }

    private Sequence sequence(SequenceNode node) throws YamlSyntaxException {
        if (!node.getTag().equals(Tag.SEQ)) {
            throw typeTag(node);
        }
        List<YamlValue> items = new ArrayList<>();
        for (Node item : node.getValue()) {
            path.addLast("[" + (items.size() + 1) + "]");
            items.add(build(item));
            path.removeLast();
        }
        return new Sequence(originOf(node), items);
    }

    private Mapping mapping(MappingNode node) throws YamlSyntaxException {
        if (!node.getTag().equals(Tag.MAP)) {
            throw typeTag(node);
        }
        Map<String, Entry> own = new LinkedHashMap<>();
        Map<String, Entry> inherited = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            if (tuple.getKeyNode().getTag().equals(Tag.MERGE)) {
                inherit(tuple.getValueNode(), inherited);
                continue;
            }
            String key = keyOf(tuple.getKeyNode());
            Origin origin = originOf(tuple.getKeyNode());
            path.addLast("." + key);
            if (own.containsKey(key)) {
                problems.warn(
                        origin, String.join("", path).substring(1), "the key is there twice; the last one counts");
            }
            own.remove(key);
            own.put(key, new Entry(origin, build(tuple.getValueNode())));
            path.removeLast();
        }
        inherited.forEach(own::putIfAbsent);
        return new Mapping(originOf(node), own);
    }

    /** A merge key: of several mappings the first one that has a key gives its value. */
    private void inherit(Node node, Map<String, Entry> inherited) throws YamlSyntaxException {
        YamlValue value = build(node);
        List<YamlValue> parents = value instanceof Sequence list ? list.items() : List.of(value);
        for (YamlValue parent : parents) {
            if (!(parent instanceof Mapping mapping)) {
                throw new YamlSyntaxException(lineOf(node), "the merge key << expects a mapping, found " + parent);
            }
            mapping.entries().forEach(inherited::putIfAbsent);
        }
    }

    private String keyOf(Node node) throws YamlSyntaxException {
        if (node instanceof ScalarNode scalar) {
            String key = scalar(scalar).text();
            if (!key.isBlank()) {
                return key;
            }
            throw new YamlSyntaxException(lineOf(node), "a key without a name");
        }
        throw new YamlSyntaxException(lineOf(node), "a list or a mapping where the name of a key is expected");
    }

    private static YamlSyntaxException typeTag(Node node) {
        return new YamlSyntaxException(
                lineOf(node), "a type tag (a word that begins with !) is not allowed; put a text with ! in quotes");
    }

    private Origin originOf(Node node) {
        return new Origin(file, lineOf(node));
    }

    private static int lineOf(Node node) {
        return node.getStartMark() == null ? 0 : node.getStartMark().getLine() + 1;
    }
}
