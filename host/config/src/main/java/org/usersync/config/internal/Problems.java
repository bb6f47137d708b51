package org.usersync.config.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.usersync.config.Problem;
import org.usersync.config.internal.yaml.Origin;

/** Collects errors and warnings, so that the user sees all of them at once. Not thread-safe. */
public final class Problems {
    /** By their texts: a record's own hash code is made at its first use, which costs a start some milliseconds. */
    private final Map<String, Problem> errors = new LinkedHashMap<>();

    private final Set<String> warnings = new LinkedHashSet<>();
    private final Map<Path, Set<String>> known = new HashMap<>();
    private boolean usage;

    /** Makes an empty collection. */
    public Problems() {}

    /**
     * Adds an error of a file. The same error of the same place counts once.
     *
     * @param origin where
     * @param keyPath the key, empty for the file as a whole
     * @param message one line
     */
    public void error(Origin origin, String keyPath, String message) {
        add(new Problem(origin.file(), origin.line(), keyPath, message));
    }

    /**
     * Adds an error of the command line.
     *
     * @param option the option
     * @param message one line
     */
    public void commandLineError(String option, String message) {
        add(new Problem(null, 0, option, message));
    }

    private void add(Problem error) {
        errors.putIfAbsent(error.text(), error);
    }

    /**
     * Adds an error of the command line that is one whatever the files hold.
     *
     * @param option the option
     * @param message one line
     */
    void usageError(String option, String message) {
        usage = true;
        commandLineError(option, message);
    }

    /** {@return whether the command line is wrong whatever the files hold} */
    public boolean usage() {
        return usage;
    }

    /**
     * Adds a warning about a file.
     *
     * @param origin where
     * @param keyPath the key, empty for the file as a whole
     * @param message one line
     */
    public void warn(Origin origin, String keyPath, String message) {
        warnings.add(new Problem(origin.file(), origin.line(), keyPath, message).text());
    }

    /**
     * Adds a warning about the command line.
     *
     * @param option the option
     * @param message one line
     */
    public void commandLineWarning(String option, String message) {
        warnings.add(new Problem(null, 0, option, message).text());
    }

    /**
     * Remembers that a file may hold a key.
     *
     * @param file the file
     * @param keyPath the key
     */
    void know(Path file, String keyPath) {
        known.computeIfAbsent(file, key -> new TreeSet<>()).add(keyPath);
    }

    /** The paths of all keys that were asked of a file so far, whether it has them or not. */
    Set<String> known(Path file) {
        return known.getOrDefault(file, Set.of());
    }

    /** {@return the errors, a file at a time in the order in which files were found wrong, by line within a file} */
    public List<Problem> errors() {
        Map<Optional<Path>, List<Problem>> byFile = new LinkedHashMap<>();
        for (Problem problem : errors.values()) {
            byFile.computeIfAbsent(Optional.ofNullable(problem.file()), file -> new ArrayList<>())
                    .add(problem);
        }
        return byFile.values().stream()
                .flatMap(problems -> problems.stream().sorted(Comparator.comparingInt(Problem::line)))
                .toList();
    }

    /** {@return the warnings in the order found, one line each} */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }
}
