package org.usersync.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A process that ran to its end, as GNU time saw it.
 *
 * @param wall seconds from its start to its end
 * @param cpu seconds of all its threads, in the program and in the system
 * @param peakMib the most memory it had resident
 */
public record Measured(double wall, double cpu, double peakMib) {
    /**
     * Runs a program.
     *
     * @param output takes all that it writes; what time writes lies beside it
     * @param environment what its environment has besides ours
     * @param command the program and its arguments
     * @return what it took
     * @throws IOException if it does not end with 0
     * @throws InterruptedException if this is interrupted
     */
    public static Measured run(Path output, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Path figures = output.resolveSibling("time.txt");
        List<String> line = new ArrayList<>(List.of("/usr/bin/time", "-q", "-o", figures.toString(), "-f", "%U %S %M"));
        line.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        long begin = System.nanoTime();
        int status = builder.start().waitFor();
        // time would tell hundredths of a second at best
        double wall = (System.nanoTime() - begin) / 1e9;
        if (status != 0) {
            throw new IOException(command.get(0) + " ended with " + status + ":\n" + Files.readString(output));
        }
        return of(wall, Files.readString(figures));
    }

    /** Reads what time writes: seconds in the program, seconds in the system, KiB. */
    static Measured of(double wall, String figures) {
        double[] values = Arrays.stream(figures.strip().split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return new Measured(wall, values[0] + values[1], values[2] / 1024);
    }

    /** {@return the Java that everything here runs on} */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /**
     * Tells what is usual.
     *
     * @param runs some runs, an odd number of them
     * @return of each figure the median
     */
    public static Measured median(List<Measured> runs) {
        return new Measured(
                median(runs.stream().mapToDouble(Measured::wall).toArray()),
                median(runs.stream().mapToDouble(Measured::cpu).toArray()),
                median(runs.stream().mapToDouble(Measured::peakMib).toArray()));
    }

    /**
     * Tells what is usual.
     *
     * @param values some values, an odd number of them
     * @return the middle one
     */
    public static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
