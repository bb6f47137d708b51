package org.usersync.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.usersync.config.internal.Secrets;
import org.usersync.config.internal.yaml.Charsets;
import org.usersync.spi.secret.Secret;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** A configuration file as text, so that it can be changed without losing anything else of it. Immutable. */
public final class ConfigurationText {
    private final Charset charset;
    private final String text;
    private final MappingNode root;

    private ConfigurationText(Charset charset, String text, MappingNode root) {
        this.charset = charset;
        this.text = text;
        this.root = root;
    }

    /**
     * A change of a file. It shows nothing of a secret.
     *
     * @param before the line that goes, its value masked
     * @param after the line that comes
     * @param changed the file after the change
     */
    public record Change(String before, String after, ConfigurationText changed) {}

    /**
     * Reads a file.
     *
     * @param file the file
     * @param encoding the name of its encoding; null for the usual one
     * @return its text
     * @throws IOException if it cannot be read, or is no mapping in YAML
     */
    public static ConfigurationText read(Path file, @Nullable String encoding) throws IOException {
        Charset charset = encoding == null
                ? Charsets.standard()
                : Charsets.byName(encoding)
                        .orElseThrow(() -> new IOException("no character encoding is named " + encoding));
        return of(charset, new String(Files.readAllBytes(file), charset));
    }

    private static ConfigurationText of(Charset charset, String text) throws IOException {
        try {
            Node node = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (node instanceof MappingNode mapping) {
                return new ConfigurationText(charset, text, mapping);
            }
        } catch (YAMLException unreadable) {
            // its text may show what stands in the file
            throw new IOException("it is no YAML", null);
        }
        throw new IOException("it is no mapping");
    }

    /** {@return the file's content} */
    public byte[] bytes() {
        return text.getBytes(charset);
    }

    /**
     * The value of a secret that stands in the file.
     *
     * @param place where it stands
     * @return the secret, or empty if the file has no plain value there
     */
    public Optional<Secret> secret(SecretPlace place) {
        return entry(place)
                .map(NodeTuple::getValueNode)
                .filter(ScalarNode.class::isInstance)
                .map(value -> Secret.of(((ScalarNode) value).getValue()));
    }

    /**
     * Lets the file name an entry of the keyring in place of what it says of a secret now.
     *
     * @param place where it says something
     * @param entry the entry's name
     * @return the change, or empty if the file has nothing at that place
     * @throws IOException if the change cannot be made safely
     */
    public Optional<Change> naming(SecretPlace place, String entry) throws IOException {
        Optional<NodeTuple> found = entry(place);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        int from = index(found.get().getKeyNode().getStartMark().getIndex());
        int to = index(found.get().getValueNode().getEndMark().getIndex());
        // a block of lines ends where the next key begins
        while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        String line = Secrets.secureKey(place.key()) + ": " + quoted(entry);
        ConfigurationText changed = of(charset, text.substring(0, from) + line + text.substring(to));
        SecretPlace there = new SecretPlace(
                place.file(),
                place.line(),
                place.path(),
                place.key(),
                Secrets.secureKey(place.key()),
                place.account(),
                SecretPlace.Form.KEYRING,
                entry);
        boolean right = changed.entry(there)
                .map(NodeTuple::getValueNode)
                .filter(value ->
                        value instanceof ScalarNode scalar && scalar.getValue().equals(entry))
                .isPresent();
        if (!right) {
            throw new IOException(
                    "the line of " + place.writtenAs() + " is too unusual to be changed; change it by hand to " + line);
        }
        return Optional.of(new Change(place.writtenAs() + ": ***", line, changed));
    }

    private Optional<NodeTuple> entry(SecretPlace place) {
        MappingNode mapping = root;
        String[] keys = place.path().split("\\.");
        for (int i = 0; i < keys.length - 1; i++) {
            Optional<Node> below = entry(mapping, keys[i]).map(NodeTuple::getValueNode);
            if (below.isEmpty() || !(below.get() instanceof MappingNode section)) {
                return Optional.empty();
            }
            mapping = section;
        }
        return entry(mapping, place.writtenAs());
    }

    /** Of a repeated key the last one counts. */
    private static Optional<NodeTuple> entry(MappingNode mapping, String key) {
        return mapping.getValue().stream()
                .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode scalar
                        && scalar.getValue().equals(key))
                .reduce((first, second) -> second);
    }

    /** Marks count code points. */
    private int index(int codePoints) {
        return text.offsetByCodePoints(0, codePoints);
    }

    private static String quoted(String entry) {
        return entry.matches("[A-Za-z][A-Za-z0-9_./@-]*") && !entry.matches("(?i)y|n|yes|no|on|off|true|false|null")
                ? entry
                : "'" + entry.replace("'", "''") + "'";
    }
}
