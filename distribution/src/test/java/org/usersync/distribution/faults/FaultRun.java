package org.usersync.distribution.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.usersync.demo.tenant.DemoTenant;
import org.usersync.demo.tenant.JournalEntry;
import org.usersync.distribution.InstalledProgram.Result;
import org.usersync.distribution.faults.Books.Counts;
import org.usersync.distribution.faults.Books.Deeds;
import org.usersync.distribution.faults.FaultCase.Ending;

/** Runs the program while something goes wrong, then once more, and looks at what came of it. */
final class FaultRun {
    private static final Map<Ending, Set<Integer>> STATUSES = Map.of(
            Ending.COMPLETE, Set.of(0),
            Ending.ABORTED, Set.of(1),
            Ending.SOME_REFUSED, Set.of(3),
            Ending.TOO_LONG_A_WAIT, Set.of(6),
            Ending.ANY, Set.of(0, 1, 3, 6));

    private final FaultCase given;
    private final Lane lane;
    private final Baseline baseline;
    private final List<String> failures = new ArrayList<>();

    FaultRun(FaultCase given, Lane lane, Baseline baseline) {
        this.given = given;
        this.lane = lane;
        this.baseline = baseline;
    }

    /** @throws AssertionError that tells all that is wrong, and the log */
    void verify() throws Exception {
        lane.reset(given.setup().world());
        lane.faults(given.ofSecond(), given.faults());
        Result run = lane.run(given.setup());
        List<JournalEntry> calls =
                (given.ofSecond() ? lane.second() : lane.primary()).journal().entries();
        check(given.ending() == Ending.ANY || calls.stream().anyMatch(call -> call.fault() != null), "no call was hit");
        state();
        console(run);
        books(run);
        ending(run);
        Result next = null;
        if (failures.isEmpty()) {
            next = next();
        }
        if (!failures.isEmpty()) {
            throw new AssertionError(report(run, next, calls));
        }
    }

    private Snapshot now() {
        return Snapshot.of(lane.primary().adobe());
    }

    private Snapshot secondNow() {
        return Snapshot.of(lane.second().adobe());
    }

    /** Nothing is lost that the directory still grants, and nothing comes that it does not. */
    private void state() throws IOException {
        String listed = lane.listed(given.setup());
        check(
                listed.isEmpty() || listed.equals(baseline.listed()),
                "the list of Adobe-only users is another one: " + listed);
        failures.addAll(now().straysFrom(baseline.before(), baseline.end()));
        secondNow()
                .straysFrom(baseline.secondBefore(), baseline.secondEnd())
                .forEach(stray -> failures.add("secondary: " + stray));
        given.setup()
                .world()
                .grants()
                .forEach((email, groups) -> groups.forEach(group -> {
                    boolean ofSecond = group.startsWith("second::");
                    Snapshot before = ofSecond ? baseline.secondBefore() : baseline.before();
                    Snapshot after = ofSecond ? secondNow() : now();
                    String name = group.replace("second::", "");
                    check(!before.has(email) || after.has(email), "the directory grants " + email + ", and it is gone");
                    check(
                            !before.ofEmail(email).contains(name)
                                    || after.ofEmail(email).contains(name),
                            "the directory grants " + email + " the group " + group + ", and that is gone");
                }));
    }

    private void console(Result run) {
        String all = run.out() + run.err();
        check(!all.contains("\tat ") && !all.contains("Exception"), "there is a stack trace");
        check(!all.contains("nobody foresaw"), "the program did not foresee it");
        check(!all.contains(World.SECRET) && !all.contains(World.TOKEN), "a secret is shown");
        boolean complains = all.contains(" CRITICAL ") || all.contains(" ERROR ");
        check(complains == (run.status() != 0), "status " + run.status() + " does not fit the lines of the log");
    }

    private void books(Result run) throws IOException {
        Books books = new Books(run);
        Deeds primary = Deeds.of(lane.primary());
        Deeds second = given.setup().secondary() ? Deeds.of(lane.second()) : Deeds.of(lane.primary());
        boolean toTheEnd = run.status() == 0 || run.status() == 3;
        boolean sent = !primary.sent().isEmpty() || !second.sent().isEmpty();
        check(books.hasSummary() || !toTheEnd, "there is no summary");
        check(
                !books.hasSummary() || books.decided().equals(baseline.decided()),
                "the summary tells other decisions: " + books.decided() + ", not " + baseline.decided());
        check(!run.out().contains("othing was sent") || !sent, "it is said that nothing was sent, but it was");
        check(books.hasSummary() || run.out().contains("othing was sent"), "it is not said whether anything was sent");
        if (given.setup().countsWhatIsSent()) {
            counts(run, books.told("primary"), primary, lane.primary(), toTheEnd);
            if (given.setup().secondary()) {
                counts(run, books.told("second"), second, lane.second(), toTheEnd);
            }
        }
    }

    private void counts(Result run, Counts told, Deeds deeds, DemoTenant tenant, boolean toTheEnd) {
        String figures = told + " is told, while " + deeds.sent().size() + " were sent and "
                + deeds.done().size() + " done";
        check(told.total() == told.success() + told.error(), "the sum is wrong: " + figures);
        check(told.success() <= deeds.done().size(), "more is told than was done: " + figures);
        check(
                toTheEnd
                        ? told.total() == deeds.sent().size()
                        : told.total() <= deeds.sent().size(),
                "what was sent is told wrongly: " + figures);
        boolean undisturbed = tenant.journal().actions().stream().allMatch(request -> request.fault() == null);
        check(
                !undisturbed || told.success() == deeds.done().size(),
                "less is told than was done, though nothing went wrong: " + figures);
        check(
                told.success() == deeds.done().size() || run.out().contains("may or may not have been carried out"),
                "less is told than was done, and no word of it: " + figures);
    }

    private void ending(Result run) throws IOException {
        check(
                STATUSES.get(given.ending()).contains(run.status()),
                "the run ended with status " + run.status() + ", expected is " + given.ending());
        boolean reached = now().equals(baseline.end()) && secondNow().equals(baseline.secondEnd());
        boolean listed = lane.listed(given.setup()).equals(baseline.listed());
        check(run.status() != 0 || (reached && listed), "status 0, but Adobe, or the list, is not what it should be");
    }

    /** What went wrong is over. */
    private Result next() throws Exception {
        lane.calm();
        Result next = lane.run(given.setup());
        check(next.status() == 0, "the next run ended with status " + next.status());
        check(now().equals(baseline.end()), "the next run does not reach the end state:" + now());
        check(secondNow().equals(baseline.secondEnd()), "the next run does not reach the end of the secondary");
        check(lane.listed(given.setup()).equals(baseline.listed()), "the next run writes another list");
        return next;
    }

    private void check(boolean holds, String failure) {
        if (!holds) {
            failures.add(failure);
        }
    }

    private String report(Result run, Result next, List<JournalEntry> calls) {
        StringBuilder text = new StringBuilder(given.toString());
        new TreeSet<>(failures).forEach(failure -> text.append("\n  * ").append(failure));
        text.append("\nplan: ").append(given.faults()).append("\ncalls:");
        calls.forEach(call -> text.append("\n  ")
                .append(call.line())
                .append(" -> ")
                .append(call.status())
                .append(call.fault() == null ? "" : " " + call.fault()));
        text.append("\nlog:\n").append(run.out()).append(run.err());
        if (next != null) {
            text.append("\nnext run:\n").append(next.out()).append(next.err());
        }
        return text.toString();
    }
}
