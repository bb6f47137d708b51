package org.usersync.benchmarks.loops;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Version;

/** Loops that one command measures, each in virtual machines of its own. */
public final class Loops {
    private static final int FORKS = 2;

    private final List<Loop> loops;
    private final List<String> jvmArguments;

    /**
     * Names them.
     *
     * @param loops in the order of the table; the others are compared with the first one
     * @param jvmArguments of the virtual machines
     */
    public Loops(List<Loop> loops, List<String> jvmArguments) {
        this.loops = List.copyOf(loops);
        this.jvmArguments = List.copyOf(jvmArguments);
    }

    /**
     * Measures.
     *
     * @param seconds how long each virtual machine warms up, and then measures
     * @return how it was measured, and the table
     * @throws RunnerException if a benchmark fails
     */
    public String measure(int seconds) throws RunnerException {
        ChainedOptionsBuilder options = options()
                .jvmArgs(jvmArguments.toArray(String[]::new))
                .forks(FORKS)
                .warmupIterations(seconds)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(seconds)
                .measurementTime(TimeValue.seconds(1));
        return String.format(
                        Locale.ROOT,
                        "JMH %s, %d virtual machines for each line, each with %d s of warm-up and %d s of measuring; the mean,%n"
                                + "the best second, and the ratio of the best.%n%n",
                        Version.getPlainVersion(),
                        FORKS,
                        seconds,
                        seconds)
                + table(options);
    }

    /** Begins the settings of a run of all loops. */
    ChainedOptionsBuilder options() {
        ChainedOptionsBuilder options = new OptionsBuilder().shouldFailOnError(true);
        loops.forEach(loop -> options.include("^" + Pattern.quote(loop.name()) + "$"));
        return options;
    }

    String table(ChainedOptionsBuilder options) throws RunnerException {
        return new LoopTable(loops).text(Score.of(new Runner(options.build()).run()));
    }
}
