package org.usersync.distribution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The assembled distribution, started as users start it: by its script, in a process of its own, with an environment of
 * its own. Make one for a test, change what the test needs, then {@link #run}. The Java it runs on is that of the system
 * property {@code usersync.test.java.home}.
 */
public final class InstalledProgram {
    private static final long LIMIT_SECONDS = 120;

    private final Map<String, String> environment = new HashMap<>();
    private final Path scratch;
    private Path script = exploded().resolve("bin").resolve("user-sync");
    private Path workingDirectory;

    /** @param scratch an empty folder of the test; it gets the state folder, the home folder and the output */
    public InstalledProgram(Path scratch) throws IOException {
        this.scratch = scratch;
        this.workingDirectory = Files.createDirectories(scratch.resolve("work"));
        environment.put("JAVA_HOME", javaHome().toString());
        environment.put("PATH", "/usr/bin:/bin");
        environment.put("HOME", Files.createDirectories(scratch.resolve("home")).toString());
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("USER_SYNC_STATE", scratch.resolve("state").toString());
        // a second for each test's first run; ClassArchiveIT tests it
        environment.put("USER_SYNC_CLASS_ARCHIVE", "no");
    }

    /** What a process said, and how it ended. */
    public record Result(int status, String out, String err) {}

    static Path exploded() {
        return Path.of(System.getProperty("usersync.distribution"));
    }

    static String version() {
        return System.getProperty("usersync.version");
    }

    static Path javaHome() {
        return Path.of(System.getProperty("usersync.test.java.home"));
    }

    /** Copies the distribution, for a test that changes it. */
    static void copyTo(Path target) throws IOException {
        try (Stream<Path> files = Files.walk(exploded())) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        target.resolve(exploded().relativize(file).toString()),
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    InstalledProgram script(Path other) {
        script = other;
        return this;
    }

    public InstalledProgram workingDirectory(Path other) {
        workingDirectory = other;
        return this;
    }

    public InstalledProgram set(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    InstalledProgram unset(String variable) {
        environment.remove(variable);
        return this;
    }

    Path workingDirectory() {
        return workingDirectory;
    }

    /** Starts a process with its output in two files; the caller ends it. */
    public Process start(Path out, Path err, String... words) throws IOException {
        return start(Path.of("/dev/null"), out, err, words);
    }

    /** Starts a process whose standard input is a text. */
    Process startWithInput(Path keys, String text, Path out, Path err, String... words) throws IOException {
        Files.writeString(keys, text);
        return start(keys, out, err, words);
    }

    private Process start(Path in, Path out, Path err, String... words) throws IOException {
        List<String> line = new ArrayList<>(List.of(script.toString()));
        line.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(line).directory(workingDirectory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.redirectInput(ProcessBuilder.Redirect.from(in.toFile()));
        builder.redirectOutput(out.toFile()).redirectError(err.toFile());
        return builder.start();
    }

    /** Runs the program to its end. */
    public Result run(String... words) throws IOException, InterruptedException {
        Path out = Files.createTempFile(scratch, "out", ".txt");
        Path err = Files.createTempFile(scratch, "err", ".txt");
        Process process = start(out, err, words);
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("still running after " + LIMIT_SECONDS + " s; standard error: "
                        + Files.readString(err, StandardCharsets.UTF_8));
            }
        } finally {
            process.destroyForcibly();
        }
        return new Result(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
