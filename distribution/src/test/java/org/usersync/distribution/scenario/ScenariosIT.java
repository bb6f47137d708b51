package org.usersync.distribution.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every scenario, in one framework booted from the assembled distribution. With {@code -Dusersync.scenario=TEXT} only
 * those whose file or name contains the text.
 */
@Tag("this-jvm")
class ScenariosIT {
    private static Company company;
    private static Program program;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        company = new Company(folder);
        program = new Program(
                Path.of(System.getProperty("usersync.distribution")), Files.createDirectories(folder.resolve("state")));
    }

    @AfterAll
    static void stop() throws Exception {
        program.close();
        company.close();
    }

    static Stream<Scenario> scenarios() throws IOException {
        String wanted = System.getProperty("usersync.scenario", "");
        List<Scenario> all = ScenarioReader.all();
        return all.stream().filter(scenario -> scenario.place().contains(wanted));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void holds(Scenario scenario, @TempDir Path folder) throws Exception {
        new ScenarioRun(scenario, company, program, folder).verify();
    }
}
