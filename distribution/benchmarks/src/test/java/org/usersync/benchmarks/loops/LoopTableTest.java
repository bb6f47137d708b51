package org.usersync.benchmarks.loops;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LoopTableTest {
    private static final Loop JAVA = new Loop(LoopTableTest.class, "java", "in Java");
    private static final Loop OURS = new Loop(LoopTableTest.class, "ours", "ours");
    private static final Map<String, Score> SCORES =
            Map.of(JAVA.name(), new Score(0.05, 0.04), OURS.name(), new Score(9, 0.1));

    @Test
    void theRatioIsThatOfTheBestSecondToTheFirstLoop() {
        assertThat(new LoopTable(List.of(JAVA, OURS)).text(SCORES)).isEqualTo("""
                | µs a user | mean | best | ratio to Java |
                | --- | --- | --- | --- |
                | in Java | 0.050 | 0.040 | 1 |
                | ours | 9.0 | 0.10 | 2.5 |
                """);
    }

    @Test
    void aTargetHasAColumnWhereAnyLoopHasOne() {
        Loop aimed = new Loop(LoopTableTest.class, "ours", "ours", 0.2);

        assertThat(new LoopTable(List.of(JAVA, aimed)).text(SCORES)).isEqualTo("""
                | µs a user | mean | best | target | ratio to Java |
                | --- | --- | --- | --- | --- |
                | in Java | 0.050 | 0.040 |  | 1 |
                | ours | 9.0 | 0.10 | 0.20 | 2.5 |
                """);
    }

    @Test
    void aLoopThatWasNotMeasuredIsNamed() {
        LoopTable table = new LoopTable(List.of(JAVA, OURS));

        assertThatThrownBy(() -> table.text(Map.of(JAVA.name(), new Score(1, 1))))
                .hasMessage("org.usersync.benchmarks.loops.LoopTableTest.ours was not measured");
    }
}
