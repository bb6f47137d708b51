package org.usersync.benchmarks.ldap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads 100,000 users in 20 groups from OpenLDAP by the connector and by {@code ldapsearch}: the same entries, attributes
 * and page size, in turns, and prints the median of each and the ratio.
 */
public final class LdapBenchmark {
    static final String USERS = "(objectClass=inetOrgPerson)";

    private static final int STANDARD_USERS = 100_000;
    private static final int GROUPS = 20;
    private static final int PAGE = 1000;
    private static final int ROUNDS = 5;

    private LdapBenchmark() {}

    /**
     * Measures.
     *
     * @param arguments the number of users, if not 100,000
     * @throws Exception if something does not run
     */
    public static void main(String[] arguments) throws Exception {
        int users = arguments.length > 0 ? Integer.parseInt(arguments[0]) : STANDARD_USERS;
        Path folder = Files.createTempDirectory("user-sync-ldap-benchmark");
        try (People people = People.start(folder, users, GROUPS)) {
            Path archive = folder.resolve("classes.jsa");
            // as the program's first run makes it
            connector(people, users, "-XX:ArchiveClassesAtExit=" + archive);
            Runs search = new Runs();
            Runs connector = new Runs();
            Runs searchGroups = new Runs();
            Runs connectorGroups = new Runs();
            for (int round = 0; round < ROUNDS; round++) {
                search.add(ldapsearch(people, users, USERS));
                connector.add(connector(people, users, "-XX:SharedArchiveFile=" + archive));
                searchGroups.add(ldapsearchGroups(people, users));
                connectorGroups.add(connector(
                        people,
                        users,
                        "-XX:SharedArchiveFile=" + archive,
                        IntStream.range(0, GROUPS).mapToObj(People::groupName).toArray(String[]::new)));
            }
            System.out.printf("%d users, %d groups, pages of %d, median of %d runs%n", users, GROUPS, PAGE, ROUNDS);
            print("all users in one pass", users, search, connector);
            print("the members of " + GROUPS + " groups", users, searchGroups, connectorGroups);
        } finally {
            delete(folder);
        }
    }

    /** Runs of one kind. */
    private static final class Runs {
        private final List<Measured> all = new ArrayList<>();

        void add(Measured run) {
            all.add(run);
        }

        double seconds() {
            return median(Measured::seconds);
        }

        /** {@return the median of the second reads} */
        double warmSeconds() {
            return median(run -> Double.parseDouble(run.last().split(" ")[1]));
        }

        private double median(ToDoubleFunction<Measured> value) {
            return all.stream()
                    .mapToDouble(value)
                    .sorted()
                    .skip(all.size() / 2)
                    .findFirst()
                    .orElseThrow();
        }

        long peakMegabytes() {
            return all.stream().mapToLong(Measured::peakMegabytes).max().orElse(0);
        }
    }

    private static void print(String what, int users, Runs search, Runs connector) {
        System.out.printf("%s:%n", what);
        System.out.printf(
                "  ldapsearch %6.2f s %8.0f users/s %5d MB%n",
                search.seconds(), users / search.seconds(), search.peakMegabytes());
        print("first read", users, connector.seconds(), search, connector);
        print("second read", users, connector.warmSeconds(), search, connector);
    }

    private static void print(String what, int users, double seconds, Runs search, Runs connector) {
        System.out.printf(
                "  connector  %6.2f s %8.0f users/s %5d MB, ratio %.2f (%s of a virtual machine)%n",
                seconds, users / seconds, connector.peakMegabytes(), seconds / search.seconds(), what);
    }

    private static Measured ldapsearch(People people, int expected, String filter)
            throws IOException, InterruptedException {
        Measured run = Measured.run(List.of(
                "ldapsearch",
                "-x",
                "-LLL",
                "-o",
                "ldif-wrap=no",
                "-H",
                "ldap://127.0.0.1:" + people.port(),
                "-D",
                People.READER,
                "-w",
                People.PASSWORD,
                "-b",
                People.BASE,
                "-E",
                "pr=" + PAGE + "/noprompt",
                filter,
                "mail",
                "givenName",
                "sn",
                "c"));
        if (run.lines() != expected) {
            throw new IOException("ldapsearch gave " + run.lines() + " entries instead of " + expected);
        }
        return run;
    }

    private static Measured ldapsearchGroups(People people, int users) throws IOException, InterruptedException {
        double seconds = 0;
        long peak = 0;
        for (int group = 0; group < GROUPS; group++) {
            int members = (users - group + GROUPS - 1) / GROUPS;
            Measured run = ldapsearch(people, members, "(&(memberOf=" + People.group(group) + ")" + USERS + ")");
            seconds += run.seconds();
            peak = Math.max(peak, run.peakMegabytes());
        }
        return new Measured(seconds, peak, users, "");
    }

    private static Measured connector(People people, int users, String archive, String... groups)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // As bin/user-sync starts it.
                "-XX:+UseSerialGC",
                "-Xms128m",
                "-Xmn64m",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xlog:disable",
                archive,
                "-cp",
                System.getProperty("java.class.path"),
                ConnectorRead.class.getName(),
                String.valueOf(people.port()),
                String.valueOf(PAGE),
                String.valueOf(users)));
        command.addAll(List.of(groups));
        Measured run = Measured.run(command);
        return new Measured(Double.parseDouble(run.last().split(" ")[0]), run.peakMegabytes(), users, run.last());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
