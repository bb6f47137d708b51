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
import org.usersync.engine.internal.adobe.AdobeSide;
import org.usersync.engine.internal.directory.DirectoryReader;
import org.usersync.engine.target.AdobeUser;
import org.usersync.spi.model.DirectoryUser;

/** Taking in what connector and target deliver: normalising, packing, joining records of one user. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(Company.USERS)
public class ReadBenchmark {
    private List<DirectoryUser> directory = List.of();
    private List<AdobeUser> adobe = List.of();

    /** Makes all records anew. */
    @Setup(Level.Invocation)
    public void records() {
        directory = Company.directory();
        adobe = Company.adobe(1);
    }

    /**
     * A directory that delivers five records for four users, because every fourth is in two groups.
     *
     * @return what was read
     */
    @Benchmark
    public DirectoryReader directory() {
        return new Sides().readDirectory(directory);
    }

    /**
     * Adobe's users.
     *
     * @return what was read
     */
    @Benchmark
    public AdobeSide adobe() {
        return new Sides().readAdobe(adobe);
    }
}
