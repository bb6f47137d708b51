package org.usersync.config.internal;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.usersync.commandline.SyncArguments;
import org.usersync.config.internal.pattern.PatternException;
import org.usersync.config.internal.pattern.PythonPattern;

/** The options of a run from both places, and where each of them stands. */
final class Arguments {
    private final SyncArguments effective;
    private final Map<String, Value> places;
    private final Path workingDirectory;
    private final Problems problems;

    /**
     * Joins the command line and what stands in the file.
     *
     * @param commandLine wins
     * @param defaults fills the gaps
     */
    Arguments(SyncArguments commandLine, InvocationDefaults defaults, Path workingDirectory, Problems problems) {
        this.effective = commandLine.orElse(defaults.arguments());
        this.places = defaults.places();
        this.workingDirectory = workingDirectory;
        this.problems = problems;
    }

    SyncArguments effective() {
        return effective;
    }

    /**
     * Whether the file gives an option and is wrong about it, which was reported: what follows from its absence need not
     * be reported as well.
     *
     * @param key its name in the file
     * @param value the value in force
     */
    boolean isBroken(String key, @Nullable Object value) {
        return value == null && places.containsKey(key);
    }

    /**
     * Reports an error at an option.
     *
     * @param key its name in the file
     * @param onCommandLine whether the command line gives it
     * @param message one line
     */
    void error(String key, boolean onCommandLine, String message) {
        Value place = onCommandLine ? null : places.get(key);
        if (place == null) {
            problems.commandLineError(option(key), message);
        } else {
            place.error(message);
        }
    }

    /** Reports a warning at an option. */
    void warn(String key, boolean onCommandLine, String message) {
        Value place = onCommandLine ? null : places.get(key);
        if (place == null) {
            problems.commandLineWarning(option(key), message);
        } else {
            place.warn(message);
        }
    }

    private static String option(String key) {
        return "--" + key.replace('_', '-');
    }

    /** A path of an option, relative to the working directory in either place. */
    Optional<Path> path(String key, boolean onCommandLine, String text) {
        try {
            return Optional.of(workingDirectory.resolve(text.strip()).normalize());
        } catch (InvalidPathException e) {
            error(key, onCommandLine, "not a path of this system: " + Wording.quoted(text));
            return Optional.empty();
        }
    }

    /** A path of an option that names a file to read. */
    Optional<Path> existing(String key, boolean onCommandLine, String text) {
        Optional<Path> path = path(key, onCommandLine, text);
        if (path.isPresent() && (!Files.exists(path.get()) || Files.isDirectory(path.get()))) {
            error(key, onCommandLine, "there is no file " + path.get());
            return Optional.empty();
        }
        return path;
    }

    /** The pattern that keeps users. */
    Optional<PythonPattern> userFilter(String source, boolean onCommandLine) {
        try {
            PythonPattern pattern = PythonPattern.anchored(source);
            if (pattern.alternativesAtTop()) {
                warn(
                        "user_filter",
                        onCommandLine,
                        "the pattern " + Wording.quoted(source) + " has a | outside of parentheses: only its first"
                                + " alternative is tied to the start and only its last one to the end;"
                                + " write (a|b) to tie all of them to both");
            }
            return Optional.of(pattern);
        } catch (PatternException e) {
            String message = "not a regular expression: " + Wording.lineOf(e);
            if (onCommandLine) {
                problems.usageError(option("user_filter"), message);
            } else {
                error("user_filter", false, message);
            }
            return Optional.empty();
        }
    }

    /** Reports options that cannot stand together, once the file has filled the gaps. */
    void rejectConflicts(SyncArguments commandLine, Section invocationDefaults) {
        List<String> ownConflicts = commandLine.conflicts();
        for (String conflict : effective.conflicts()) {
            if (ownConflicts.contains(conflict)) {
                problems.commandLineError("", conflict);
            } else {
                problems.error(invocationDefaults.origin(), "invocation_defaults", conflict);
            }
        }
    }
}
