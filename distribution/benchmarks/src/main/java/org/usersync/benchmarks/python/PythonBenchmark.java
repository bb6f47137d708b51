package org.usersync.benchmarks.python;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks of this package and prints what each costs for one user, beside the filter written in Java. */
public final class PythonBenchmark {
    private static final int FORKS = 2;
    private static final int SECONDS = 5;

    private static final Map<String, Double> TARGETS = Map.of(
            "PlainFilterBenchmark.defaultFilter", 0.2,
            "PythonFilterBenchmark.twoConditions", 2.0,
            "PythonFilterBenchmark.comprehension", 2.0,
            "HookBenchmark.tenLines", 10.0);

    private PythonBenchmark() {}

    /**
     * Measures.
     *
     * @param arguments how many seconds each virtual machine warms up, and then measures; 5 if not given
     * @throws RunnerException if a benchmark fails
     */
    public static void main(String[] arguments) throws RunnerException {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : SECONDS;
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(PythonBenchmark.class.getPackageName().replace(".", "\\.") + "\\.")
                        .jvmArgs("-XX:+UseSerialGC", "-Xshare:auto", LoadedClasses.VM_OPTION)
                        .forks(FORKS)
                        .warmupIterations(seconds)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(seconds)
                        .measurementTime(TimeValue.seconds(1))
                        .shouldFailOnError(true)
                        .build())
                .run();
        print(results);
    }

    private static void print(Collection<RunResult> results) {
        Map<String, Result<?>> byName = new TreeMap<>();
        results.forEach(run -> byName.put(name(run), run.getPrimaryResult()));
        Result<?> java = byName.get("PlainFilterBenchmark.javaFilter");
        if (java == null) {
            throw new IllegalStateException("the filter written in Java was not measured");
        }
        System.out.printf("%n%-38s %10s %10s %8s %8s%n", "for one user", "us, mean", "us, best", "target", "ratio");
        byName.forEach((name, result) -> System.out.printf(
                "%-38s %10.3f %10.3f %8s %8.1f%n",
                name,
                result.getScore(),
                best(result),
                TARGETS.containsKey(name) ? TARGETS.get(name) : "",
                best(result) / best(java)));
        System.out.println("Jython was not loaded by the plain filters.");
    }

    /** The second that other work on the machine disturbed least. */
    private static double best(Result<?> result) {
        return result.getStatistics().getMin();
    }

    private static String name(RunResult run) {
        return run.getParams()
                .getBenchmark()
                .substring(PythonBenchmark.class.getPackageName().length() + 1);
    }
}
