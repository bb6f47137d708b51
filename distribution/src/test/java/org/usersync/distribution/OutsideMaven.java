package org.usersync.distribution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Maven as somebody outside this project runs it: with a local repository that knows nothing of ours. What the build has
 * downloaded of others is there, so that nothing has to be downloaded twice.
 */
final class OutsideMaven {
    private static final long LIMIT_SECONDS = 600;
    private static final String OURS = "usersync";

    private final Path program = Path.of(System.getProperty("usersync.maven.home"), "bin", "mvn");
    private final Path repository;

    /** @param repository an empty folder, for the local repository */
    OutsideMaven(Path repository) throws IOException {
        this.repository = repository;
        Path seed = Path.of(System.getProperty("usersync.maven.repository"));
        link(seed, repository, "org");
        link(seed.resolve("org"), repository.resolve("org"), OURS);
    }

    private static void link(Path from, Path to, String but) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> children = Files.list(from)) {
            for (Path child : children.toList()) {
                if (Files.isDirectory(child) && !child.getFileName().toString().equals(but)) {
                    Files.createSymbolicLink(to.resolve(child.getFileName()), child.toRealPath());
                }
            }
        }
    }

    /** Runs to the end, which must be a good one; gives what was printed. */
    String run(Path folder, String... words) throws IOException, InterruptedException {
        List<String> line =
                new ArrayList<>(List.of(program.toString(), "-B", "-ntp", "-Dmaven.repo.local=" + repository));
        line.addAll(List.of(words));
        Path output = Files.createTempFile(folder, "mvn", ".log");
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(output.toFile());
        // What the build's own Maven was started with is not for this one.
        builder.environment().keySet().removeIf(name -> name.startsWith("MAVEN_"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        Process process = builder.start();
        try {
            boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
            String text = Files.readString(output, StandardCharsets.UTF_8);
            if (!ended || process.exitValue() != 0) {
                throw new AssertionError(line + (ended ? " failed:\n" : " does not end:\n") + text);
            }
            return text;
        } finally {
            process.destroyForcibly();
        }
    }
}
