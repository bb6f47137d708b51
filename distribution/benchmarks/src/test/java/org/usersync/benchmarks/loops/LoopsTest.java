package org.usersync.benchmarks.loops;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.usersync.benchmarks.engine.EngineBenchmark;
import org.usersync.benchmarks.engine.IndexBenchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Runs JMH itself, in this virtual machine and for a moment: what it finds is no measure of anything. */
class LoopsTest {
    private static final Loop ONE = new Loop(IndexBenchmark.class, "javaMap", "a map");

    private static ChainedOptionsBuilder moment(Loops loops, int times) {
        return loops.options()
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(times)
                .measurementTime(TimeValue.milliseconds(1))
                .verbosity(VerboseMode.SILENT);
    }

    @Test
    void meanAndBestAreThoseOfTheTimesThatWereMeasured() throws RunnerException {
        Collection<RunResult> runs =
                new Runner(moment(new Loops(List.of(ONE), List.of()), 5).build()).run();

        Map<String, Score> scores = Score.of(runs);

        assertThat(scores).containsOnlyKeys(ONE.name());
        double[] times = runs.stream()
                .flatMap(run -> run.getBenchmarkResults().stream())
                .flatMap(fork -> fork.getIterationResults().stream())
                .mapToDouble(time -> time.getPrimaryResult().getScore())
                .sorted()
                .toArray();
        assertThat(times).hasSize(5);
        assertThat(scores.get(ONE.name()).best()).isEqualTo(times[0]);
        assertThat(scores.get(ONE.name()).mean()).isBetween(times[0], times[4]);
    }

    @Test
    void anotherUnitIsNotTakenForMicroseconds() {
        Loops loops = new Loops(List.of(ONE), List.of());

        assertThatThrownBy(() -> loops.table(moment(loops, 1).timeUnit(TimeUnit.NANOSECONDS)))
                .hasMessageEndingWith("IndexBenchmark.javaMap is in ns/op instead of us/op");
    }

    /** Each of the engine's benchmarks runs, and does what it says: those of plans look at how many users are changed. */
    @Test
    void theEnginesLoopsHaveALineEach() throws RunnerException {
        Loops loops = EngineBenchmark.loops();

        String table = loops.table(moment(loops, 1));

        assertThat(table.lines().skip(2))
                .hasSize(10)
                .allMatch(line -> line.matches("\\| [^|]+ \\| [\\d.]+ \\| [\\d.]+ \\| [\\d.]+ \\|"));
        assertThat(table.lines().skip(2).findFirst().orElseThrow())
                .startsWith("| Java's map")
                .endsWith("| 1 |");
    }
}
