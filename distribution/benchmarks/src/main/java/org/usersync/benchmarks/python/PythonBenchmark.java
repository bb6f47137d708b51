package org.usersync.benchmarks.python;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.openjdk.jmh.runner.RunnerException;
import org.usersync.benchmarks.document.Section;
import org.usersync.benchmarks.loops.Loop;
import org.usersync.benchmarks.loops.Loops;

/**
 * Measures what filters and a hook cost for one user, beside the default filter written in Java.
 *
 * <pre>java … PythonBenchmark DOCUMENT [SECONDS]</pre>
 */
public final class PythonBenchmark {
    private static final int SECONDS = 5;

    private PythonBenchmark() {}

    /**
     * Measures, and puts the table into the document.
     *
     * @param arguments the document; how many seconds each virtual machine warms up, and then measures, 5 if not given
     * @throws RunnerException if a benchmark fails, such as by starting Jython for a plain filter
     * @throws IOException if the document cannot be written
     */
    public static void main(String[] arguments) throws RunnerException, IOException {
        Section section = new Section(Path.of(arguments[0]), "python");
        section.require();
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : SECONDS;
        section.write(loops().measure(seconds));
    }

    static Loops loops() {
        return new Loops(
                List.of(
                        new Loop(PlainFilterBenchmark.class, "javaFilter", "the default filter written in Java"),
                        new Loop(
                                PlainFilterBenchmark.class,
                                "defaultFilter",
                                "the default filter, `user.status == \"ACTIVE\"`",
                                0.2),
                        new Loop(PlainFilterBenchmark.class, "twoConditions", "two conditions"),
                        new Loop(PythonFilterBenchmark.class, "twoConditions", "the same two conditions on Jython", 2),
                        new Loop(
                                PythonFilterBenchmark.class,
                                "comprehension",
                                "a comprehension, which only Jython knows",
                                2),
                        new Loop(HookBenchmark.class, "tenLines", "a hook of ten lines", 10)),
                List.of("-XX:+UseSerialGC", "-Xshare:auto", LoadedClasses.VM_OPTION));
    }
}
