package org.usersync.benchmarks.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What everything was measured on. */
final class Machine {
    private Machine() {}

    /** {@return processors, memory, system and Java, on one line} */
    static String line() throws IOException {
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
