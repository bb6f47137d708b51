package org.usersync.distribution.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.usersync.distribution.InstalledProgram.Result;

/**
 * What an undisturbed run makes of a setup's world. It is held against what the directory grants, which is told apart from
 * the program.
 *
 * @param before the primary before the run
 * @param secondBefore the secondary before the run
 * @param end the primary after it
 * @param secondEnd the secondary after it
 * @param listed the list of Adobe-only users that it writes, or empty
 * @param decided the lines of its summary that tell what was read and decided
 */
record Baseline(
        Snapshot before,
        Snapshot secondBefore,
        Snapshot end,
        Snapshot secondEnd,
        String listed,
        Map<String, String> decided) {
    static Baseline of(Setup setup, Result run, Snapshot end, Snapshot secondEnd, String listed) {
        World world = setup.world();
        Books books = new Books(run);
        Baseline baseline = new Baseline(
                Snapshot.of(world.primary()), Snapshot.of(world.second()), end, secondEnd, listed, books.decided());
        List<String> failures = new ArrayList<>();
        if (run.status() != 0) {
            failures.add("it ended with " + run.status());
        }
        if (listed.isEmpty() == (setup == Setup.WRITE_FILE)) {
            failures.add("the list is " + listed);
        }
        if (setup == Setup.TEST_MODE) {
            if (!end.equals(baseline.before())) {
                failures.add("test mode changed Adobe");
            }
        } else if (setup != Setup.LIST) {
            baseline.againstGrants(setup, world.grants(), failures);
        }
        if (setup == Setup.DELETE) {
            baseline.againstFigures(books, world.grants().keySet(), failures);
        }
        if (!failures.isEmpty()) {
            throw new AssertionError("the undisturbed run of " + setup + ": " + failures + "\n" + run.out() + end);
        }
        return baseline;
    }

    private void againstGrants(Setup setup, Map<String, Set<String>> grants, List<String> failures) {
        grants.forEach((email, groups) -> {
            Set<String> missing = new TreeSet<>(groups);
            missing.removeIf(group -> group.startsWith("second::"));
            missing.removeAll(end.ofEmail(email));
            boolean inScope = setup != Setup.REMOVE || end.has(email);
            if (inScope && (!end.has(email) || !missing.isEmpty())) {
                failures.add(email + " does not get " + missing);
            }
        });
    }

    private void againstFigures(Books books, Set<String> granted, List<String> failures) {
        Set<String> expected = new TreeSet<>(Set.of("admin@acme.example federatedID", "guest@acme.example adobeID"));
        granted.forEach(email -> expected.add(email + " federatedID"));
        if (!end.users().keySet().equals(expected)) {
            failures.add("users are " + end.users().keySet() + ", not " + expected);
        }
        if (books.figure("Number of new Adobe users added") != end.usersBeyond(before)) {
            failures.add("the figure of users added is wrong");
        }
        if (books.figure("Number of Adobe-only users deleted") != before.usersBeyond(end)) {
            failures.add("the figure of users deleted is wrong");
        }
    }
}
