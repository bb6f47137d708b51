package org.usersync.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SingleRunTest {
    /** A benchmark in another virtual machine than the program's would tell of another program. */
    @Test
    void theOptionsAreThoseOfTheStartScript() throws IOException {
        Set<String> script = Files.readAllLines(
                        Path.of("../src/main/bin/user-sync").toAbsolutePath())
                .stream()
                .filter(line -> line.contains("set -- -X") || line.startsWith("exec "))
                // What a sync that took long the last time has instead.
                .filter(line -> !line.contains("$long"))
                .flatMap(line -> Arrays.stream(line.split("\\s+")))
                .filter(word -> word.startsWith("-X"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(SingleRun.options()).containsExactlyInAnyOrderElementsOf(script);
    }
}
