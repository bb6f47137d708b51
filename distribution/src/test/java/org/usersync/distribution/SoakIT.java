package org.usersync.distribution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A service that syncs every second while its connector is exchanged again and again: nothing of it may pile up. The system
 * property {@code usersync.soak.seconds} says how long, 100 by default.
 */
class SoakIT {
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
    private static final Pattern LOADERS = objects("\\S*BundleClassLoader");
    private static final Pattern BUNDLES = objects("org\\.apache\\.felix\\.framework\\.BundleImpl");
    private static final int WARM_UP_SWAPS = 4;

    @TempDir
    Path scratch;

    /** What the process holds after a full garbage collection. */
    private record Holdings(long heapBytes, long bundles, long bundleLoaders, long threads, long files) {}

    @Test
    void nothingPilesUpWhileConnectorsAreExchanged() throws Exception {
        long seconds = Long.getLong("usersync.soak.seconds", 100);
        Path base = Files.createDirectories(scratch.resolve("site"));
        Path bundles = Files.createDirectories(base.resolve("bundles"));
        Files.createDirectories(base.resolve("conf"));
        Files.writeString(base.resolve("conf").resolve("launcher.properties"), "bundles.trust=any\n");
        try (TestCompany company = new TestCompany(scratch.resolve("company"))) {
            Files.writeString(
                    company.folder().resolve("service.yml"),
                    "syncs:\n  - {name: main, config: user-sync-config.yml, every: 1s,"
                            + " arguments: [--connector, okta, --users, mapped, --process-groups]}\n");
            InstalledProgram program = company.program(scratch).set("USER_SYNC_BASE", base.toString());
            try (RunningService service = RunningService.start(program, scratch, "serve", "--config", "service.yml")) {
                soak(service, bundles, seconds);
            }
        }
    }

    private void soak(RunningService service, Path bundles, long seconds) throws Exception {
        int version = 0;
        for (int i = 0; i < WARM_UP_SWAPS; i++) {
            swap(service, bundles, ++version);
        }
        Holdings before = holdings(service.process().pid());
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < end) {
            swap(service, bundles, ++version);
        }
        Holdings after = holdings(service.process().pid());
        long runs = count(service.log(), "sync main ended with status 0");
        System.out.println("soak: " + seconds + " s, " + runs + " runs, " + version + " exchanges; before " + before
                + ", after " + after);
        String log = service.log();
        assertThat(runs).isPositive();
        assertThat(count(log, "sync main ended with status"))
                .as("runs that did not end well%n%s", log)
                .isEqualTo(runs);
        assertThat(log).doesNotContain("NoClassDefFoundError", "is not taken over");
        // the framework's records of bundles that are gone, which hold their headers, packages and archives
        assertThat(after.bundles()).as("bundles").isLessThanOrEqualTo(before.bundles() + 1);
        assertThat(after.bundleLoaders())
                .as("class loaders of bundles")
                .isLessThanOrEqualTo(before.bundleLoaders() + 1);
        assertThat(after.threads()).as("threads").isLessThanOrEqualTo(before.threads() + 8);
        assertThat(after.files()).as("open files and sockets").isLessThanOrEqualTo(before.files() + 16);
        assertThat(after.heapBytes()).as("live heap").isLessThanOrEqualTo(before.heapBytes() * 5 / 4 + (4 << 20));
        service.process().destroy();
        assertThat(service.end()).isZero();
    }

    /** Puts a new version of the Okta connector in the place of the one before, and waits until runs went well with it. */
    private void swap(RunningService service, Path bundles, int number) throws IOException {
        Path old = bundles.resolve("okta-" + (number - 1) + ".jar");
        Path half = scratch.resolve("next.jar");
        OktaJar.copy(half, OktaJar.NAME, "1.0." + number);
        Files.deleteIfExists(old);
        Files.move(half, bundles.resolve("okta-" + number + ".jar"), StandardCopyOption.ATOMIC_MOVE);
        service.await("connector version 1.0." + number, () -> Pattern.compile(
                        "connector\\.okta 1\\.0\\." + number + " (was installed|took the place)")
                .matcher(service.log())
                .find());
        long runs = count(service.log(), "sync main ended with status");
        service.await("a run", () -> count(service.log(), "sync main ended with status") > runs);
    }

    private static long count(String log, String text) {
        return log.split(Pattern.quote(text), -1).length - 1L;
    }

    /** The least of some looks: at some of them a run is under way, which holds a few megabytes of its own. */
    private Holdings holdings(long pid) throws IOException, InterruptedException {
        Holdings least = look(pid);
        for (int i = 0; i < 4; i++) {
            Holdings next = look(pid);
            least = new Holdings(
                    Math.min(least.heapBytes(), next.heapBytes()),
                    Math.min(least.bundles(), next.bundles()),
                    Math.min(least.bundleLoaders(), next.bundleLoaders()),
                    Math.min(least.threads(), next.threads()),
                    Math.min(least.files(), next.files()));
        }
        return least;
    }

    private Holdings look(long pid) throws IOException, InterruptedException {
        jcmd(pid, "GC.run");
        // Twice: what the first collection finalizes is gone after the second.
        jcmd(pid, "GC.run");
        String histogram = jcmd(pid, "GC.class_histogram");
        Matcher total = TOTAL.matcher(histogram);
        assertThat(total.find()).as(histogram).isTrue();
        return new Holdings(
                Long.parseLong(total.group(1)),
                count(BUNDLES, histogram),
                count(LOADERS, histogram),
                entries(pid, "task"),
                entries(pid, "fd"));
    }

    /** Matches the lines of a histogram that count the objects of a class. */
    private static Pattern objects(String name) {
        return Pattern.compile("(?m)^\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+" + name + "\\b(?!\\$)");
    }

    private static long count(Pattern objects, String histogram) {
        long count = 0;
        for (Matcher line = objects.matcher(histogram); line.find(); ) {
            count += Long.parseLong(line.group(1));
        }
        assertThat(count).as(objects.pattern()).isPositive();
        return count;
    }

    private static long entries(long pid, String folder) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), folder))) {
            return files.count();
        }
    }

    private String jcmd(long pid, String command) throws IOException, InterruptedException {
        Path out = Files.createTempFile(scratch, "jcmd", ".txt");
        Process process = new ProcessBuilder(List.of(
                        InstalledProgram.javaHome()
                                .resolve("bin")
                                .resolve("jcmd")
                                .toString(),
                        Long.toString(pid),
                        command))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(command).isTrue();
        return Files.readString(out, StandardCharsets.UTF_8);
    }
}
