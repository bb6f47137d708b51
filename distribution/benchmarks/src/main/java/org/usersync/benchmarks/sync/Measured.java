package org.usersync.benchmarks.sync;

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
record Measured(double wall, double cpu, double peakMib) {
    /** Runs a program; it must end with 0. */
    static Measured run(Path scratch, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Path figures = scratch.resolve("time.txt");
        Path output = scratch.resolve("output.txt");
        List<String> line =
                new ArrayList<>(List.of("/usr/bin/time", "-q", "-o", figures.toString(), "-f", "%e %U %S %M"));
        line.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        long begin = System.nanoTime();
        int status = builder.start().waitFor();
        // of a hundredth of a second at best in what time writes
        double wall = (System.nanoTime() - begin) / 1e9;
        if (status != 0) {
            throw new IOException(command.get(0) + " ended with " + status + ":\n" + Files.readString(output));
        }
        double[] values = Arrays.stream(Files.readString(figures).strip().split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return new Measured(wall, values[1] + values[2], values[3] / 1024);
    }

    /** {@return the Java that everything here runs on} */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** {@return of each figure the median} */
    static Measured median(List<Measured> runs) {
        return new Measured(
                median(runs.stream().mapToDouble(Measured::wall).toArray()),
                median(runs.stream().mapToDouble(Measured::cpu).toArray()),
                median(runs.stream().mapToDouble(Measured::peakMib).toArray()));
    }

    /** {@return the middle of some values, an odd number of them} */
    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
