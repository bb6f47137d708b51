package org.usersync.benchmarks.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.usersync.engine.internal.identity.IdentityKey;
import org.usersync.engine.internal.identity.KeyIndex;

/** Noting and finding users by their email. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(Company.USERS)
public class IndexBenchmark {
    private List<String> directory = List.of();
    private List<String> adobe = List.of();

    /** Makes all texts anew. */
    @Setup(Level.Invocation)
    public void texts() {
        directory = Company.emails();
        adobe = Company.emails();
    }

    /**
     * What everything is compared with: each user is put into a map of Java by one text and found by another one.
     *
     * @return how many were found
     */
    @Benchmark
    public int javaMap() {
        Map<String, String> users = new HashMap<>();
        for (String email : directory) {
            users.put(email.toLowerCase(Locale.ROOT), email);
        }
        int found = 0;
        for (String email : adobe) {
            if (users.get(email.toLowerCase(Locale.ROOT)) != null) {
                found++;
            }
        }
        return found;
    }

    /**
     * The same with the engine's index.
     *
     * @return how many were found
     */
    @Benchmark
    public int keyIndex() {
        KeyIndex<String> users = new KeyIndex<>(directory::get);
        for (int number = 0; number < directory.size(); number++) {
            users.put(IdentityKey.norm(directory.get(number)), number);
        }
        int found = 0;
        for (String email : adobe) {
            if (users.find(IdentityKey.norm(email)) >= 0) {
                found++;
            }
        }
        return found;
    }
}
