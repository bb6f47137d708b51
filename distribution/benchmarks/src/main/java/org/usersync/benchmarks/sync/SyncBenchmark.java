package org.usersync.benchmarks.sync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.usersync.benchmarks.document.Section;
import org.usersync.benchmarks.process.Measured;

/**
 * Measures whole runs of the built program, from the command to its exit, in turns with the floor: see {@link Floor}. All
 * services are simulated by one process on the same machine, whose pages are ready beforehand.
 *
 * <pre>java … SyncBenchmark PROGRAM DOCUMENT [MOST_USERS]</pre>
 */
public final class SyncBenchmark {
    private static final int MILLION = 1_000_000;
    private static final int RUNS = 5;
    private static final int RUNS_OF_A_MILLION = 3;
    private static final List<Case> CASES = List.of(
            Case.base("1,000 users", 1000, 1.3),
            Case.base("10,000 users", 10_000, 1.3),
            new Case("… nothing kept of earlier runs", 10_000, 20, 1, 0, "default", Case.Start.COLD, 0),
            new Case("… the first start, which makes the archive", 10_000, 20, 1, 0, "default", Case.Start.FIRST, 0),
            new Case("… another plain filter", 10_000, 20, 1, 0, "plain", Case.Start.WARM, 0),
            new Case("… a filter that needs Python", 10_000, 20, 1, 0, "python", Case.Start.WARM, 0),
            new Case("… nobody changed", 10_000, 20, 0, 0, "default", Case.Start.WARM, 0),
            new Case("… everybody changed", 10_000, 20, 100, 0, "default", Case.Start.WARM, 0),
            new Case("… 200 groups", 10_000, 200, 1, 0, "default", Case.Start.WARM, 0),
            new Case("… 50 groups, 50 ms latency", 10_000, 50, 1, 50, "default", Case.Start.WARM, 0),
            Case.base("100,000 users", 100_000, 1.25),
            new Case("… 200 groups", 100_000, 200, 1, 0, "default", Case.Start.WARM, 0),
            Case.base("1,000,000 users", MILLION, 1.25));

    private final Path program;
    private final Path scratch;
    private final Results results = new Results();

    private SyncBenchmark(Path program, Path scratch) {
        this.program = program;
        this.scratch = scratch;
    }

    /**
     * Measures, and puts the tables into the document.
     *
     * @param arguments see above
     * @throws Exception if something does not run
     */
    public static void main(String[] arguments) throws Exception {
        int most = arguments.length > 2 ? Integer.parseInt(arguments[2]) : MILLION;
        Section section = new Section(Path.of(arguments[1]), "sync");
        section.require();
        Path scratch = Files.createTempDirectory("user-sync-benchmark");
        try {
            SyncBenchmark benchmark = new SyncBenchmark(Path.of(arguments[0]), scratch);
            benchmark.all(CASES.stream().filter(each -> each.users() <= most).toList());
            section.write(benchmark.results.text());
        } finally {
            delete(scratch);
        }
    }

    private void all(List<Case> cases) throws IOException, InterruptedException {
        results.version(starts(List.of(program.toString(), "--version")), starts(List.of(Measured.java(), "-version")));
        List<Case> left = new ArrayList<>(cases);
        Map<Case, Results.Row> rows = new HashMap<>();
        while (!left.isEmpty()) {
            Case first = left.get(0);
            List<Case> same = left.stream().filter(first::sameCompany).toList();
            left.removeAll(same);
            Path folder = Files.createDirectories(scratch.resolve("tenant"));
            try (TenantProcess tenant =
                    new TenantProcess(folder, first.users(), first.groups(), first.changedPercent())) {
                sync(tenant, root(folder, first), first, folder.resolve("state"));
                Path pages = tenant.freeze();
                for (Case each : same) {
                    rows.put(each, measured(tenant, pages, each));
                }
                if (first.equals(cases.get(0))) {
                    firstConnection(tenant, pages, first);
                }
            }
            delete(folder);
        }
        cases.forEach(each -> results.add(Objects.requireNonNull(rows.get(each))));
    }

    private double starts(List<String> command) throws IOException, InterruptedException {
        double[] walls = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            walls[i] = Measured.run(output(), Map.of(), command).wall();
        }
        return Measured.median(walls);
    }

    private Results.Row measured(TenantProcess tenant, Path pages, Case of) throws IOException, InterruptedException {
        int runs = of.users() >= MILLION ? RUNS_OF_A_MILLION : RUNS;
        tenant.order("latency " + of.latencyMillis());
        List<Measured> floors = new ArrayList<>();
        List<Measured> syncs = new ArrayList<>();
        double[] firstRequest = new double[runs];
        String[] counts = {};
        for (int run = 0; run < runs; run++) {
            floors.add(floor(tenant, pages));
            tenant.order("count");
            Path state = tenant.folder().resolve("state");
            if (of.start() != Case.Start.WARM) {
                delete(state);
            }
            long begin = System.currentTimeMillis();
            syncs.add(sync(tenant, root(tenant.folder(), of), of, state));
            counts = tenant.order("count").split(" ");
            if (!counts[2].equals("0")) {
                throw new IOException("a run asked for something that the first one did not ask for");
            }
            firstRequest[run] = (Long.parseLong(counts[3]) - begin) / 1e3;
        }
        Results.Row row = new Results.Row(
                of,
                Measured.median(floors),
                Measured.median(syncs),
                Measured.median(firstRequest),
                Long.parseLong(counts[0]),
                Long.parseLong(counts[1]));
        System.out.println(row.text());
        return row;
    }

    /** Measures how long after its start a program comes to a door, in turns with the floor. */
    private void firstConnection(TenantProcess tenant, Path pages, Case of) throws IOException, InterruptedException {
        Path doors = tenant.folder().resolve("doors");
        double[] floors = new double[RUNS];
        double[] syncs = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            tenant.order("count");
            long begin = System.currentTimeMillis();
            floor(tenant, doors.resolve(pages.getFileName()));
            floors[run] = cameAfter(tenant, begin);
            begin = System.currentTimeMillis();
            sync(tenant, root(doors, of), of, tenant.folder().resolve("state"));
            syncs[run] = cameAfter(tenant, begin);
        }
        results.firstConnection(Measured.median(syncs), Measured.median(floors));
    }

    private static double cameAfter(TenantProcess tenant, long begin) throws IOException {
        return (Long.parseLong(tenant.order("count").split(" ")[4]) - begin) / 1e3;
    }

    private static Path root(Path folder, Case of) {
        return folder.resolve(of.filter() + ".yml");
    }

    private Measured floor(TenantProcess tenant, Path pages) throws IOException, InterruptedException {
        return Measured.run(
                output(),
                Map.of(),
                List.of(
                        Measured.java(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Floor.class.getName(),
                        pages.toString(),
                        tenant.folder().resolve("ca.pem").toString()));
    }

    private Measured sync(TenantProcess tenant, Path root, Case of, Path state)
            throws IOException, InterruptedException {
        return Measured.run(
                output(),
                Map.of(
                        "SSL_CERT_FILE", tenant.folder().resolve("ca.pem").toString(),
                        "USER_SYNC_STATE", state.toString(),
                        "USER_SYNC_CLASS_ARCHIVE", of.start() == Case.Start.COLD ? "no" : "yes",
                        "JAVA_HOME", System.getProperty("java.home")),
                List.of(
                        program.toString(),
                        "sync",
                        "-c",
                        root.toString(),
                        "--connector",
                        "okta",
                        "--users",
                        "mapped",
                        "--process-groups"));
    }

    private Path output() {
        return scratch.resolve("output.txt");
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
