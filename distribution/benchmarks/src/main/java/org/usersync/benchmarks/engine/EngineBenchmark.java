package org.usersync.benchmarks.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.openjdk.jmh.runner.RunnerException;
import org.usersync.benchmarks.document.Section;
import org.usersync.benchmarks.loops.Loop;
import org.usersync.benchmarks.loops.Loops;
import org.usersync.benchmarks.process.SingleRun;

/**
 * Measures what the engine's inner loops cost for one user, beside a plain map of Java.
 *
 * <pre>java … EngineBenchmark DOCUMENT [SECONDS]</pre>
 */
public final class EngineBenchmark {
    private static final int SECONDS = 5;

    private EngineBenchmark() {}

    /**
     * Measures, and puts the table into the document.
     *
     * @param arguments the document; how many seconds each virtual machine warms up, and then measures, 5 if not given
     * @throws RunnerException if a benchmark fails
     * @throws IOException if the document cannot be written
     */
    public static void main(String[] arguments) throws RunnerException, IOException {
        Section section = new Section(Path.of(arguments[0]), "engine");
        section.require();
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : SECONDS;
        section.write(loops().measure(seconds));
    }

    /** {@return the loops, in virtual machines as bin/user-sync starts one for a single run} */
    public static Loops loops() {
        return new Loops(
                List.of(
                        new Loop(IndexBenchmark.class, "javaMap", "Java's map: put by email in lower case, get"),
                        new Loop(IndexBenchmark.class, "keyIndex", "the engine's index: the same"),
                        new Loop(ReadBenchmark.class, "directory", "take in a directory user"),
                        new Loop(ReadBenchmark.class, "adobe", "take in an Adobe user"),
                        new Loop(MappingBenchmark.class, "map", "select, map and index a directory user"),
                        new Loop(PlanBenchmark.class, "match", "match an Adobe user"),
                        new Loop(PlanBenchmark.class, "nobodyChanged", "match and plan, nobody changed"),
                        new Loop(PlanBenchmark.class, "onePercentChanged", "match and plan, 1 % changed"),
                        new Loop(PlanBenchmark.class, "everybodyChanged", "match and plan, everybody changed"),
                        new Loop(RunBenchmark.class, "prepare", "all of it, both sides at once, 1 % changed")),
                SingleRun.options());
    }
}
