package org.usersync.launcher.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class CacheSlotTest {
    @TempDir
    private Path state;

    @Test
    void eachProcessHasItsOwnAndAKilledOneLeavesItFree() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SlotHolder.class.getName(),
                        state.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader answer = other.inputReader(StandardCharsets.UTF_8)) {
            assertThat(answer.readLine()).isEqualTo("9.9.9-1");
            try (CacheSlot mine = CacheSlot.take(state, "9.9.9");
                    CacheSlot further = CacheSlot.take(state, "9.9.9")) {
                assertThat(mine.folder()).hasFileName("9.9.9-2");
                assertThat(further.folder()).hasFileName("9.9.9-3");
            }
            other.destroyForcibly().waitFor();
            try (CacheSlot again = CacheSlot.take(state, "9.9.9")) {
                assertThat(again.folder()).hasFileName("9.9.9-1");
            }
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void versionsDoNotShareSlots() throws Exception {
        try (CacheSlot old = CacheSlot.take(state, "1.0");
                CacheSlot young = CacheSlot.take(state, "2.0")) {
            assertThat(old.folder()).isNotEqualTo(young.folder());
        }
    }

    @Test
    void emptyRemovesEverything() throws StartException, IOException {
        try (CacheSlot slot = CacheSlot.take(state, "1.0")) {
            slot.empty();
            Files.createDirectories(slot.folder().resolve("bundle1/version0.0"));
            Files.writeString(slot.folder().resolve("bundle1/bundle.info"), "x");
            slot.empty();
            assertThat(slot.folder()).doesNotExist();
        }
    }

    @Test
    void whatAnEarlierProcessLeftIsOutOfTheWayAtOnceAndThenDeleted() throws Exception {
        try (CacheSlot slot = CacheSlot.take(state, "1.0")) {
            Files.createDirectories(slot.folder().resolve("bundle1"));
            Files.writeString(slot.folder().resolve("bundle1/bundle.info"), "x");
        }
        Files.createDirectories(state.resolve("cache/1.0-1.old.7/bundle2"));
        try (CacheSlot slot = CacheSlot.take(state, "1.0")) {
            assertThat(slot.folder()).hasFileName("1.0-1").doesNotExist();
            await(() -> {
                try (Stream<Path> left = Files.list(state.resolve("cache"))) {
                    return left.allMatch(file -> file.toString().endsWith(".lock"));
                }
            });
        }
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
