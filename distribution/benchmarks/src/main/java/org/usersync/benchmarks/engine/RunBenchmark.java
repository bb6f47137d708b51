package org.usersync.benchmarks.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
import org.openjdk.jmh.annotations.TearDown;
import org.usersync.engine.AdobeOnlyList;
import org.usersync.engine.AdobeOnlyListEntry;
import org.usersync.engine.AdobeOnlyListRow;
import org.usersync.engine.PreparedSync;
import org.usersync.engine.SyncEngine;
import org.usersync.engine.SyncListener;
import org.usersync.engine.SyncPorts;

/** All that the engine does before it sends, as the program calls it: both sides are read at once. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(Company.USERS)
public class RunBenchmark {
    private final ExecutorService executor = Executors.newSingleThreadExecutor();
    private SyncEngine engine = engine();

    /** Makes all records anew. */
    @Setup(Level.Invocation)
    public void records() {
        engine = engine();
    }

    private SyncEngine engine() {
        return new SyncEngine(new SyncPorts(
                new InMemory.Directory(Company.directory()),
                new InMemory.Adobe(Company.adobe(1)),
                List.of(),
                List.of(),
                new NoList(),
                executor,
                () -> false,
                new SyncListener() {}));
    }

    /**
     * One of a hundred differs.
     *
     * @return the run, ready to be sent
     */
    @Benchmark
    public PreparedSync prepare() {
        return engine.prepare(Company.options());
    }

    /** Ends the thread that reads Adobe. */
    @TearDown
    public void close() {
        executor.shutdown();
    }

    /** The run has no list of Adobe-only users. */
    private static final class NoList implements AdobeOnlyList {
        @Override
        public List<AdobeOnlyListRow> read(Path file) {
            throw new UnsupportedOperationException("no list is read");
        }

        @Override
        public void write(Path file, List<AdobeOnlyListEntry> entries) {
            throw new UnsupportedOperationException("no list is written");
        }
    }
}
