package org.usersync.benchmarks.python;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.usersync.filter.internal.NativeFilterCompiler;
import org.usersync.spi.extension.Expression;

/** What a plain filter costs for one user, without Python. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PlainFilterBenchmark {
    private final BenchRecord user = BenchRecord.user();
    private final Expression standard = new NativeFilterCompiler().compile("user.status == \"ACTIVE\"");
    private final Expression twoConditions =
            new NativeFilterCompiler().compile("user.status == \"ACTIVE\" and user.profile.department == \"Sales\"");

    /** The default filter written in Java: what everything is compared with. */
    @Benchmark
    public boolean javaFilter() {
        return "ACTIVE".equals(user.get("status"));
    }

    /** The default of {@code all_users_filter}. */
    @Benchmark
    public boolean defaultFilter() {
        return standard.test(user);
    }

    /** Two conditions. */
    @Benchmark
    public boolean twoConditions() {
        return twoConditions.test(user);
    }

    /**
     * Fails the benchmark if a class of Jython was loaded meanwhile.
     *
     * @throws ReflectiveOperationException if the class loader cannot be asked
     */
    @TearDown
    public void requireThatJythonNeverStarted() throws ReflectiveOperationException {
        if (LoadedClasses.contain("org.python.core.Py")) {
            throw new IllegalStateException("a plain filter started Jython");
        }
    }
}
