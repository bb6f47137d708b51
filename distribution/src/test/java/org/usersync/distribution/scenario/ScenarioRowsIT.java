package org.usersync.distribution.scenario;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The list of rows and the scenarios fit each other. */
@Tag("this-jvm")
class ScenarioRowsIT {
    /** A row that another test shows, or whose part of the program is still to come. */
    private static final Pattern ELSEWHERE = Pattern.compile("\\. See |\\. Not yet\\.$");

    private final Map<String, Object> rows;
    private final List<Scenario> scenarios;

    ScenarioRowsIT() throws IOException {
        rows = Fields.map(
                "rows.yml", ScenarioReader.load(ScenarioReader.folder().resolve("rows.yml")));
        scenarios = ScenarioReader.all();
    }

    @Test
    void everyScenarioNamesRowsThatAreThere() {
        assertThat(scenarios).allSatisfy(scenario -> assertThat(scenario.covers())
                .as(scenario.place())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(rows).containsKey(row)));
    }

    @Test
    void everyRowIsCovered() {
        Set<String> covered = scenarios.stream()
                .flatMap(scenario -> scenario.covers().stream())
                .collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>();
        rows.forEach((row, text) -> {
            boolean elsewhere = ELSEWHERE.matcher(String.valueOf(text)).find();
            if (!covered.contains(row) && !elsewhere) {
                missing.add(row);
            }
        });
        assertThat(missing).as("rows without a scenario").isEmpty();
    }

    @Test
    void thereIsAScenarioForEachOfManyCases() {
        assertThat(scenarios).hasSizeGreaterThan(150);
        assertThat(scenarios.stream().filter(Scenario::process)).hasSizeBetween(10, 15);
    }
}
