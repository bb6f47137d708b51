package org.usersync.benchmarks.python;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.usersync.python.internal.filter.FilterLanguage;
import org.usersync.spi.extension.Expression;

/** What a filter costs for one user on Jython. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PythonFilterBenchmark {
    private final BenchRecord user = BenchRecord.user();
    private final FilterLanguage language = new FilterLanguage();
    private final Expression twoConditions =
            compile("user.status == \"ACTIVE\" and user.profile.department == \"Sales\"");
    private final Expression comprehension =
            compile("[c for c in (\"Sales\", \"IT\") if c == user.profile.department]");

    private Expression compile(String source) {
        return language.compile(source, stuck -> {
            throw stuck;
        });
    }

    /** Two conditions, which would be plain: the native compiler is not asked here. */
    @Benchmark
    public boolean twoConditions() {
        return twoConditions.test(user);
    }

    /** What only Jython knows. */
    @Benchmark
    public boolean comprehension() {
        return comprehension.test(user);
    }

    /** Ends the watchdog. */
    @TearDown
    public void close() {
        language.close();
    }
}
