package org.usersync.benchmarks.engine;

import java.util.List;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.usersync.engine.internal.directory.DesiredIndex;
import org.usersync.engine.internal.directory.DirectoryReader;

/** Making desired users of those that the directory delivered: selecting, mapping groups, indexing. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(Company.USERS)
public class MappingBenchmark {
    private Sides sides = new Sides();
    private DirectoryReader directory = sides.readDirectory(List.of());

    /** Reads the directory anew: mapping takes the records out of it. */
    @Setup(Level.Invocation)
    public void read() {
        sides = new Sides();
        directory = sides.readDirectory(Company.directory());
    }

    /**
     * All of it.
     *
     * @return the desired users
     */
    @Benchmark
    public DesiredIndex map() {
        return sides.map(directory);
    }
}
