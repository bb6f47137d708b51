package org.usersync.benchmarks.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.usersync.benchmarks.process.Measured;

/** What was measured, as the document shows it. */
final class Results {
    private final List<Row> rows = new ArrayList<>();
    private double version;
    private double firstConnection;

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

    void version(double seconds) {
        version = seconds;
    }

    void firstConnection(double seconds) {
        firstConnection = seconds;
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
                "%n`user-sync --version` takes %.2f s. After the command was given, a service accepts a run's first connection in"
                        + " %.2f s (target 0.45) and has read its first request in %.2f s, which adds what Java takes for the"
                        + " handshake of TLS (1,000 users, warm).%n",
                version,
                firstConnection,
                rows.get(0).firstRequest()));
        return section.toString();
    }
}
