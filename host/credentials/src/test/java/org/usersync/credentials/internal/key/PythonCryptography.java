package org.usersync.credentials.internal.key;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Python's library {@code cryptography}, by which Python programs read and write keys. */
final class PythonCryptography {
    private static final String PYTHON = "/usr/bin/python3";

    private final Path folder;

    PythonCryptography(Path folder) {
        this.folder = folder;
    }

    /** Skips the test where it is missing. */
    static void assumeInstalled() throws IOException, InterruptedException {
        boolean there = Files.isExecutable(Path.of(PYTHON))
                && new ProcessBuilder(PYTHON, "-c", "import cryptography")
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start()
                                .waitFor()
                        == 0;
        assumeTrue(there, "needs Python's cryptography: apt-get install python3-cryptography");
    }

    /**
     * Runs a text in the folder, with the library's names at hand and a pass phrase in {@code phrase}. A status other
     * than 0 fails the test.
     */
    void run(String passPhrase, String text, String... words) throws IOException, InterruptedException {
        String names = """
                import sys
                from cryptography.hazmat.primitives.asymmetric import rsa
                from cryptography.hazmat.primitives.serialization import *
                phrase = sys.stdin.buffer.read()
                """;
        List<String> line = new ArrayList<>(List.of(PYTHON, "-c", names + text));
        line.addAll(List.of(words));
        Process process = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        try (var in = process.getOutputStream()) {
            in.write(passPhrase.getBytes(StandardCharsets.UTF_8));
        }
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("python3 ended").isTrue();
        assertThat(process.exitValue()).as(printed).isZero();
    }
}
