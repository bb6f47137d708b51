package org.usersync.distribution.scenario;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The list of rows and the scenarios fit each other. */
class ScenarioRowsIT {
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
}
