package org.usersync.benchmarks.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.usersync.benchmarks.process.Measured;

/** What was measured, as the document shows it. */
final class Results {
    private final List<Row> rows = new ArrayList<>();
    private double version;
    private double javaVersion;
    private double firstConnection;
    private double floorsFirstConnection;

    /**
     * One case.
     *
     * @param of the case
     * @param floor the bare download
     * @param sync the program
     * @param firstRequest seconds from the program's start until a service has read its first request
     * @param calls how many requests the program sent
     * @param actions how many changes it sent
     */
    record Row(Case of, Measured floor, Measured sync, double firstRequest, long calls, long actions) {
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

    /** Notes what it takes to tell a version, in seconds: the program's, and Java's own. */
    void version(double program, double java) {
        version = program;
        javaVersion = java;
    }

    /** Notes after how many seconds a service accepts the first connection: the program's, and the floor's. */
    void firstConnection(double program, double floor) {
        firstConnection = program;
        floorsFirstConnection = floor;
    }

    void add(Row row) {
        rows.add(row);
    }

    /** {@return what the document shows} */
    String text() {
        StringBuilder section = new StringBuilder();
        section.append("| | floor | run | ratio | floor's CPU | run's CPU | ratio | peak | calls | actions |\n");
        section.append("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        rows.forEach(row -> section.append(row.text()).append('\n'));
        section.append(String.format(
                Locale.ROOT,
                "%n`user-sync --version` takes %.2f s (target 0.15), `java -version` %.2f s. After the command was given, a service"
                        + " accepts a run's first connection in %.2f s (target 0.45), the floor's, which has nothing to begin with but"
                        + " Java's own client, in %.2f s; it has read a run's first request in %.2f s, which adds what Java takes"
                        + " for the handshake of TLS (1,000 users, warm).%n",
                version,
                javaVersion,
                firstConnection,
                floorsFirstConnection,
                rows.get(0).firstRequest()));
        return section.toString();
    }
}
