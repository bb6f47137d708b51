package org.usersync.distribution.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.usersync.distribution.InstalledProgram;

/** The scenarios that are to hold for processes too: the program is started by its script, as users start it. */
class ScenarioProcessesIT {
    private static Company company;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        company = new Company(folder);
    }

    @AfterAll
    static void stop() {
        company.close();
    }

    static Stream<Scenario> scenarios() throws IOException {
        return ScenarioReader.all().stream().filter(Scenario::process);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void holds(Scenario scenario, @TempDir Path folder) throws Exception {
        Path scratch = Files.createDirectories(folder.resolve("scratch"));
        new ScenarioRun(
                        scenario,
                        company,
                        (words, environment, directory, input) -> run(scratch, words, environment, directory),
                        Files.createDirectories(folder.resolve("work")))
                .verifyOnce();
    }

    private static InstalledProgram.Result run(
            Path scratch, List<String> words, Map<String, String> environment, Path directory)
            throws IOException, InterruptedException {
        InstalledProgram program = new InstalledProgram(scratch).workingDirectory(directory);
        environment.forEach(program::set);
        return program.run(words.toArray(String[]::new));
    }
}
