package org.usersync.config.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.usersync.config.internal.yaml.Origin;
import org.usersync.config.internal.yaml.YamlValue.Entry;
import org.usersync.config.internal.yaml.YamlValue.Mapping;

/**
 * A mapping with its key path. It remembers which keys were asked for: what remains at the end is unknown. A key
 * without a value is absent. Not thread-safe.
 */
public final class Section {
    private final Mapping mapping;
    private final String path;
    private final Problems problems;
    private final Set<String> known = new TreeSet<>();

    /**
     * Makes a section.
     *
     * @param mapping its keys and values
     * @param path its key path, empty for a whole file
     * @param problems takes what is wrong
     */
    public Section(Mapping mapping, String path, Problems problems) {
        this.mapping = mapping;
        this.path = path;
        this.problems = problems;
    }

    /** {@return where it begins} */
    public Origin origin() {
        return mapping.origin();
    }

    /** {@return the keys of the file} */
    public Set<String> keys() {
        return mapping.entries().keySet();
    }

    /**
     * The key path of a key of this section.
     *
     * @param key the key
     * @return its path
     */
    public String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /**
     * The line of a key of this section.
     *
     * @param keyPath the key's path
     * @return the line, or empty if the section has no such key
     */
    Optional<Integer> lineOf(String keyPath) {
        return mapping.entries().entrySet().stream()
                .filter(entry -> pathOf(entry.getKey()).equals(keyPath))
                .map(entry -> entry.getValue().key().line())
                .findFirst();
    }

    /**
     * A value.
     *
     * @param key its key
     * @return the value, or empty if it is absent
     */
    public Optional<Value> get(String key) {
        known.add(key);
        problems.know(mapping.origin().file(), pathOf(key));
        Entry entry = mapping.entries().get(key);
        if (entry == null) {
            return Optional.empty();
        }
        Value value = new Value(entry.value(), pathOf(key), problems);
        return value.isNothing() ? Optional.empty() : Optional.of(value);
    }

    /**
     * A value whose key had other names. Two of the names together are an error; an old one works with a warning.
     *
     * @param key its present name
     * @param oldNames its earlier names
     * @return the value, or empty if it is absent under every name
     */
    public Optional<Value> get(String key, List<String> oldNames) {
        Optional<Value> value = get(key);
        for (String oldName : oldNames) {
            Optional<Value> old = get(oldName);
            if (old.isPresent() && value.isPresent()) {
                old.get().error("it says the same as " + value.get().path() + ": remove one of the two");
            } else if (old.isPresent()) {
                old.get().warn("this is an old name; the key is called " + key + " now");
                value = old;
            }
        }
        return value;
    }

    /**
     * A mapping below this one.
     *
     * @param key its key
     * @return the section; an empty one if it is absent or no mapping
     */
    public Section section(String key) {
        return get(key).flatMap(Value::section)
                .orElseGet(() -> new Section(new Mapping(mapping.origin(), Map.of()), pathOf(key), problems));
    }

    /**
     * A boolean.
     *
     * @param key its key
     * @param otherwise its value if it is absent
     * @return the value
     */
    public boolean flag(String key, boolean otherwise) {
        return get(key).flatMap(Value::flag).orElse(otherwise);
    }

    /**
     * Reports an error at a key, which may be absent.
     *
     * @param key the key
     * @param message one line
     */
    public void error(String key, String message) {
        Entry entry = mapping.entries().get(key);
        problems.error(entry == null ? mapping.origin() : entry.key(), pathOf(key), message);
    }

    /** Reports every key that nobody asked for as an error. */
    public void rejectUnknown() {
        mapping.entries().forEach((key, entry) -> {
            if (!known.contains(key)) {
                problems.error(entry.key(), pathOf(key), "unknown key" + suggestion(key));
            }
        });
    }

    /** Reports every key that nobody asked for as a warning. */
    public void warnUnknown() {
        mapping.entries().forEach((key, entry) -> {
            if (!known.contains(key)) {
                problems.warn(entry.key(), pathOf(key), "unknown key, it has no effect" + suggestion(key));
            }
        });
    }

    /** A key of this section that is spelled nearly so, or one of this very name elsewhere in the file. */
    private String suggestion(String key) {
        String near = Wording.suggestion(key, known);
        return near.isEmpty()
                ? problems.known(mapping.origin().file()).stream()
                        .filter(path -> path.endsWith("." + key) && !path.contains("["))
                        .findFirst()
                        .map(path -> "; the key of this name is " + path)
                        .orElse("")
                : near;
    }
}
