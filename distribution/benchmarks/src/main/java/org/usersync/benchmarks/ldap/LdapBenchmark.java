package org.usersync.benchmarks.ldap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.usersync.benchmarks.document.Section;
import org.usersync.benchmarks.process.Measured;
import org.usersync.benchmarks.process.SingleRun;

/**
 * Reads users in groups from OpenLDAP by the connector and by {@code ldapsearch}: the same entries, attributes and page
 * size, in turns.
 *
 * <pre>java … LdapBenchmark DOCUMENT [USERS]</pre>
 */
public final class LdapBenchmark {
    static final String USERS = "(objectClass=inetOrgPerson)";

    private static final int STANDARD_USERS = 100_000;
    private static final int GROUPS = 20;
    private static final int PAGE = 1000;
    private static final int ROUNDS = 5;
    private static final Pattern VERSION = Pattern.compile("ldapsearch (\\d[^ ]*)");

    private final People people;
    private final int users;
    private final Path output;

    private LdapBenchmark(People people, int users, Path folder) {
        this.people = people;
        this.users = users;
        this.output = folder.resolve("output.txt");
    }

    /**
     * Measures, and puts the table into the document.
     *
     * @param arguments see above
     * @throws Exception if something does not run
     */
    public static void main(String[] arguments) throws Exception {
        Section section = new Section(Path.of(arguments[0]), "ldap");
        section.require();
        int users = arguments.length > 1 ? Integer.parseInt(arguments[1]) : STANDARD_USERS;
        Path folder = Files.createTempDirectory("user-sync-ldap-benchmark");
        try (People people = People.start(folder, users, GROUPS)) {
            section.write(new LdapBenchmark(people, users, folder).measure(folder.resolve("classes.jsa")));
        } finally {
            delete(folder);
        }
    }

    private String measure(Path archive) throws IOException, InterruptedException {
        // as the program's first run makes it
        connector("-XX:ArchiveClassesAtExit=" + archive);
        Reads search = new Reads();
        Reads connector = new Reads();
        Reads searchGroups = new Reads();
        Reads connectorGroups = new Reads();
        for (int round = 0; round < ROUNDS; round++) {
            search.add(ldapsearch(users, USERS));
            connector.add(connector("-XX:SharedArchiveFile=" + archive));
            searchGroups.add(ldapsearchGroups());
            connectorGroups.add(connector(
                    "-XX:SharedArchiveFile=" + archive,
                    IntStream.range(0, GROUPS).mapToObj(People::groupName).toArray(String[]::new)));
        }
        return String.format(
                        Locale.ROOT,
                        "OpenLDAP %s, %,d users in %d groups, pages of %,d; medians of %d runs.%n%n",
                        openLdap(),
                        users,
                        GROUPS,
                        PAGE,
                        ROUNDS)
                + ReadTable.of(users, GROUPS, search, connector, searchGroups, connectorGroups);
    }

    private String openLdap() throws IOException, InterruptedException {
        Measured.run(output, Map.of(), List.of("ldapsearch", "-VV"));
        Matcher version = VERSION.matcher(Files.readString(output));
        return version.find() ? version.group(1) : "of an unknown version";
    }

    private Read ldapsearch(int expected, String filter) throws IOException, InterruptedException {
        Measured run = Measured.run(
                output,
                Map.of(),
                List.of(
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
        try (Stream<String> lines = Files.lines(output)) {
            long entries = lines.filter(line -> line.startsWith("dn:")).count();
            if (entries != expected) {
                throw new IOException("ldapsearch gave " + entries + " entries instead of " + expected);
            }
        }
        return new Read(run.wall(), run.wall(), run.peakMib());
    }

    private Read ldapsearchGroups() throws IOException, InterruptedException {
        double seconds = 0;
        double peak = 0;
        for (int group = 0; group < GROUPS; group++) {
            int members = (users - group + GROUPS - 1) / GROUPS;
            Read read = ldapsearch(members, "(&(memberOf=" + People.group(group) + ")" + USERS + ")");
            seconds += read.first();
            peak = Math.max(peak, read.peakMib());
        }
        return new Read(seconds, seconds, peak);
    }

    private Read connector(String archive, String... groups) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Measured.java());
        command.addAll(SingleRun.options());
        command.addAll(List.of(
                archive,
                "-cp",
                System.getProperty("java.class.path"),
                ConnectorRead.class.getName(),
                String.valueOf(people.port()),
                String.valueOf(PAGE),
                String.valueOf(users)));
        command.addAll(List.of(groups));
        Measured run = Measured.run(output, Map.of(), command);
        List<String> lines = Files.readAllLines(output);
        String[] seconds = lines.get(lines.size() - 1).split(" ");
        return new Read(Double.parseDouble(seconds[0]), Double.parseDouble(seconds[1]), run.peakMib());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
