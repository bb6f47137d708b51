package org.usersync.distribution.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.usersync.distribution.InstalledProgram.Result;

/** Runs one scenario in a folder of its own, and looks at what came of it. */
final class ScenarioRun {
    private final Scenario scenario;
    private final Company company;
    private final Scenario.Runner runner;
    private final Path folder;

    ScenarioRun(Scenario scenario, Company company, Scenario.Runner runner, Path folder) {
        this.scenario = scenario;
        this.company = company;
        this.runner = runner;
        this.folder = folder;
    }

    /**
     * Runs the scenario, and where it asks for it a second time.
     *
     * @throws AssertionError that tells all differences, what was sent, and the log
     */
    void verify() throws Exception {
        verify(scenario.expected().again());
    }

    /** Runs the scenario once. */
    void verifyOnce() throws Exception {
        verify(null);
    }

    private void verify(List<String> again) throws Exception {
        company.reset(scenario.world());
        for (Map.Entry<String, String> file : scenario.files().entrySet()) {
            boolean readable = scenario.readable().contains(file.getKey());
            write(
                    folder.resolve(file.getKey()),
                    company.resolved(file.getValue()),
                    readable ? "rw-r--r--" : "rw-------");
        }
        Result output = run();
        Verdict verdict = new Verdict(scenario, company, output);
        verdict.judge(folder);
        if (again != null && verdict.failures().isEmpty()) {
            company.tenant("primary").faults();
            ScenarioReader.TARGETS.forEach(
                    target -> company.tenant(target).journal().clear());
            Result second = run();
            verdict.judgeSecond(second, again);
        }
        verdict.failWithAllThatHelps();
    }

    private Result run() throws Exception {
        Map<String, String> environment = new HashMap<>();
        environment.put("SSL_CERT_FILE", company.authorities().toString());
        scenario.environment().forEach((name, value) -> environment.put(name, company.resolved(value)));
        List<String> words = scenario.words().stream().map(company::resolved).toList();
        return runner.run(words, environment, folder, scenario.input());
    }

    private static void write(Path file, String text, String permissions) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        // Files that hold a secret and that others can read get a warning, which most scenarios are not about.
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
