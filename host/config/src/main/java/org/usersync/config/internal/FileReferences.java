package org.usersync.config.internal;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Paths that stand in configuration files. */
public final class FileReferences {
    private FileReferences() {}

    /**
     * A path, relative to the directory of the file that holds it. The file need not exist.
     *
     * @param value the value
     * @return the absolute path, or empty after an error was reported
     */
    public static Optional<Path> path(Value value) {
        Optional<String> text = value.text();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String plain = text.get().strip();
        if (plain.isEmpty()) {
            value.error("expected a file, found an empty text");
            return Optional.empty();
        }
        if (plain.startsWith("$(")) {
            value.error("a command in place of a file is not supported; write the file's path");
            return Optional.empty();
        }
        try {
            return Optional.of(value.origin().file().resolveSibling(plain).normalize());
        } catch (InvalidPathException e) {
            value.error("not a path of this system: " + Wording.quoted(plain));
            return Optional.empty();
        }
    }

    /**
     * The path of a file that exists.
     *
     * @param value the value
     * @return the absolute path, or empty after an error was reported
     */
    public static Optional<Path> existing(Value value) {
        Optional<Path> path = path(value);
        if (path.isPresent() && !Files.exists(path.get())) {
            value.error("there is no file " + path.get());
            return Optional.empty();
        }
        if (path.isPresent() && Files.isDirectory(path.get())) {
            value.error("expected a file, found the directory " + path.get());
            return Optional.empty();
        }
        return path;
    }

    /**
     * The paths of several files that exist.
     *
     * @param value a file or a list of files
     * @return the absolute paths; shorter after an error was reported
     */
    public static List<Path> allExisting(Value value) {
        List<Path> paths = new ArrayList<>();
        for (Value item : value.items()) {
            existing(item).ifPresent(paths::add);
        }
        return paths;
    }
}
