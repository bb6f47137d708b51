package org.usersync.distribution.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.usersync.distribution.InstalledProgram;
import org.usersync.distribution.InstalledProgram.Result;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The installed program is killed ({@code kill -9}) at moments by chance, from the start of Java to the last call; the next
 * run finds what was left behind, and makes of it what an undisturbed run makes. With {@code -Dusersync.kills=N} so many
 * times; the moments are spread over the whole run, a seed chooses within.
 */
class KillIT {
    private static final int USUALLY = 8;
    private static final long SEED = 9;
    /** This part of the moments lies before the first call. */
    private static final double STARTING = 0.2;
    /** And this one after the last call, while a first run writes the archive of classes. */
    private static final double ENDING = 0.9;

    private static final int ENDING_MILLIS = 1500;

    private static final int KILLED = 128 + 9;
    private static final Duration LONGEST_RUN = Duration.ofMinutes(2);
    private static final int FRESH_STATE_EVERY = 4;
    private static final List<Setup> SETUPS =
            List.of(Setup.DELETE, Setup.BY_GROUPS, Setup.PUSH, Setup.BATCHED, Setup.CONSOLE, Setup.PRESERVE);

    private static Path folder;
    private static KilledCompany company;
    private static final Map<Setup, Undisturbed> UNDISTURBED = new EnumMap<>(Setup.class);
    private static int killed;

    /**
     * A run to its end.
     *
     * @param baseline what it makes
     * @param calls how many calls it takes
     * @param start how long it takes to the first one
     */
    private record Undisturbed(Baseline baseline, int calls, Duration start) {}

    /**
     * When a run is killed.
     *
     * @param setup of the run
     * @param part of the run that is over, from 0 to 1
     * @param late how long after that, in milliseconds
     * @param freshState whether it is the first run with its state folder
     */
    private record Moment(Setup setup, double part, int late, boolean freshState) {
        @Override
        public String toString() {
            return String.format(
                    "%s at %.3f%s%s",
                    setup, part, late == 0 ? "" : " and " + late + " ms", freshState ? ", first start" : "");
        }
    }

    @BeforeAll
    static void start(@TempDir Path given) throws IOException {
        folder = given;
        company = new KilledCompany(Files.createDirectories(given.resolve("company")));
    }

    @AfterAll
    static void stop() {
        company.close();
    }

    @TestFactory
    Stream<DynamicTest> kills() {
        int count = Integer.getInteger("usersync.kills", USUALLY);
        Random random = new Random(SEED);
        List<Moment> moments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double part = (i + random.nextDouble()) / count;
            boolean fresh = i % FRESH_STATE_EVERY == 0 || part > ENDING;
            moments.add(new Moment(SETUPS.get(i % SETUPS.size()), part, random.nextInt(20), fresh));
        }
        return Stream.concat(
                moments.stream().map(moment -> DynamicTest.dynamicTest(moment.toString(), () -> verify(moment))),
                Stream.of(DynamicTest.dynamicTest(
                        "most of them were in time", () -> assertThat(killed).isGreaterThanOrEqualTo(count / 2))));
    }

    private static void verify(Moment moment) throws Exception {
        Undisturbed undisturbed = undisturbed(moment.setup());
        Baseline baseline = undisturbed.baseline();
        company.reset(moment.setup().world());
        // What killed runs left behind piles up for those after them.
        Path scratch = moment.freshState()
                ? Files.createTempDirectory(folder, "fresh")
                : Files.createDirectories(folder.resolve("usual"));
        InstalledProgram program = company.program(moment.setup(), scratch);
        String[] words = moment.setup().words().toArray(String[]::new);

        Path out = Files.createTempFile(scratch, "killed", ".txt");
        Process process = program.start(out, Files.createTempFile(scratch, "killed", ".txt"), words);
        kill(process, moment, undisturbed);

        String log = Files.readString(out);
        assertThat(company.primary().straysFrom(baseline.before(), baseline.end()))
                .as(log)
                .isEmpty();
        assertThat(company.second().straysFrom(baseline.secondBefore(), baseline.secondEnd()))
                .as(log)
                .isEmpty();

        Result next = program.run(words);

        assertThat(next.status()).as(log + next.out() + next.err()).isZero();
        assertThat(next.err()).isEmpty();
        assertThat(company.primary()).as(log + next.out()).isEqualTo(baseline.end());
        assertThat(company.second()).as(log + next.out()).isEqualTo(baseline.secondEnd());
    }

    private static void kill(Process process, Moment moment, Undisturbed undisturbed) throws InterruptedException {
        try {
            if (moment.part() < STARTING) {
                long nanos =
                        (long) (moment.part() / STARTING * undisturbed.start().toNanos());
                process.waitFor(nanos, TimeUnit.NANOSECONDS);
            } else {
                double part = Math.min(1, (moment.part() - STARTING) / (ENDING - STARTING));
                int calls = (int) (part * undisturbed.calls());
                double after = Math.max(0, (moment.part() - ENDING) / (1 - ENDING));
                long late = moment.late() + (long) (after * ENDING_MILLIS);
                long end = System.nanoTime() + LONGEST_RUN.toNanos();
                while (company.calls() < calls && System.nanoTime() < end) {
                    if (process.waitFor(1, TimeUnit.MILLISECONDS)) {
                        break;
                    }
                }
                process.waitFor(late, TimeUnit.MILLISECONDS);
            }
        } finally {
            process.destroyForcibly();
        }
        if (process.waitFor() == KILLED) {
            killed++;
        }
    }

    private static Undisturbed undisturbed(Setup setup) throws Exception {
        Undisturbed known = UNDISTURBED.get(setup);
        if (known != null) {
            return known;
        }
        company.reset(setup.world());
        Path scratch = Files.createDirectories(folder.resolve("usual"));
        InstalledProgram program = company.program(setup, scratch);
        Path out = Files.createTempFile(scratch, "undisturbed", ".txt");
        long begin = System.nanoTime();
        Process process = program.start(
                out,
                Files.createTempFile(scratch, "undisturbed", ".txt"),
                setup.words().toArray(String[]::new));
        try {
            while (company.calls() == 0 && !process.waitFor(1, TimeUnit.MILLISECONDS)) {
                assertThat(System.nanoTime() - begin).isLessThan(LONGEST_RUN.toNanos());
            }
            Duration start = Duration.ofNanos(System.nanoTime() - begin);
            assertThat(process.waitFor(LONGEST_RUN.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            Result run = new Result(process.exitValue(), Files.readString(out), "");
            Baseline baseline = Baseline.of(setup, run, company.primary(), company.second(), "");
            Undisturbed undisturbed = new Undisturbed(baseline, company.calls(), start);
            UNDISTURBED.put(setup, undisturbed);
            return undisturbed;
        } finally {
            process.destroyForcibly();
        }
    }
}
