package org.usersync.benchmarks.sync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured, and the section of the document that shows it. */
final class Results {
    private static final String BEGIN = "<!-- written by distribution/benchmarks/sync: begin -->";
    private static final String END = "<!-- written by distribution/benchmarks/sync: end -->";

    private final List<Row> rows = new ArrayList<>();
    private double version;

    /**
     * One case.
     *
     * @param of the case
     * @param floor the bare download
     * @param sync the program
     * @param beforeNetwork seconds from the program's start to its first request
     * @param calls how many requests the program sent
     * @param actions how many changes it sent
     */
    record Row(Case of, Measured floor, Measured sync, double beforeNetwork, long calls, long actions) {
        double wallRatio() {
            return sync.wall() / floor.wall();
        }

        double cpuRatio() {
            return sync.cpu() / floor.cpu();
        }

        String text() {
            return String.format(
                    Locale.ROOT,
                    "| %s | %.2f s | %.2f s | %.2f%s | %.2f s | %.2f s | %.2f | %.0f MiB | %,d | %,d |",
                    of.name(),
                    floor.wall(),
                    sync.wall(),
                    wallRatio(),
                    of.target() == 0 ? "" : String.format(Locale.ROOT, " (target %.2f)", of.target()),
                    floor.cpu(),
                    sync.cpu(),
                    cpuRatio(),
                    sync.peakMib(),
                    calls,
                    actions);
        }
    }

    void version(double seconds) {
        version = seconds;
    }

    void add(Row row) {
        rows.add(row);
    }

    /** Puts the tables between their two marks in the document. */
    void write(Path document) throws IOException {
        String text = Files.readString(document);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(document + " has no place for the tables");
        }
        Files.writeString(document, text.substring(0, begin) + BEGIN + "\n\n" + section() + "\n" + text.substring(end));
    }

    private String section() throws IOException {
        StringBuilder section = new StringBuilder(machine()).append("\n\n");
        section.append("| | floor | run | ratio | floor's CPU | run's CPU | ratio | peak | calls | actions |\n");
        section.append("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        rows.forEach(row -> section.append(row.text()).append('\n'));
        section.append(String.format(
                Locale.ROOT,
                "%n`user-sync --version` takes %.2f s. The first request of a run leaves %.2f s after the command was given"
                        + " (1,000 users, warm).%n",
                version,
                rows.get(0).beforeNetwork()));
        return section.toString();
    }

    private static String machine() throws IOException {
        String processor = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown processor");
        String memory = Files.readAllLines(Path.of("/proc/meminfo")).get(0).replaceAll("\\D", "");
        return String.format(
                Locale.ROOT,
                "%d × %s, %d GiB, Linux %s, Java %s (%s).",
                Runtime.getRuntime().availableProcessors(),
                processor,
                Long.parseLong(memory) >> 20,
                System.getProperty("os.version"),
                System.getProperty("java.version"),
                System.getProperty("java.vendor"));
    }
}
