package org.usersync.launcher.logging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MarkerFactory;

import static org.assertj.core.api.Assertions.assertThat;

class InvocationLogTest {
    private static final String STAMP = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d \\d+ ";

    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private final Logger logger = LoggerFactory.getLogger("processor");

    @TempDir
    private Path folder;

    @Test
    void levelsHaveTheNamesUsersKnow() {
        try (InvocationLog log = open()) {
            log.consoleLevel(LogLevel.INFO);
            logger.debug("not shown");
            logger.info("a");
            logger.warn("b");
            logger.error("c");
            logger.error(MarkerFactory.getMarker("CRITICAL"), "d");
        }
        assertThat(lines())
                .containsExactly(
                        "INFO processor - a", "WARNING processor - b", "ERROR processor - c", "CRITICAL processor - d");
    }

    @Test
    void consoleLevel() {
        try (InvocationLog log = open()) {
            log.consoleLevel(LogLevel.CRITICAL);
            logger.error("no");
            logger.error(MarkerFactory.getMarker("CRITICAL"), "yes");
            log.consoleLevel(LogLevel.WARNING);
            logger.info("no");
            logger.warn("yes, too");
        }
        assertThat(lines()).containsExactly("CRITICAL processor - yes", "WARNING processor - yes, too");
    }

    @Test
    void stackTracesAreForDebugOnly() {
        try (InvocationLog log = open()) {
            log.consoleLevel(LogLevel.INFO);
            logger.warn("failed", new IllegalStateException("why\nso"));
            logger.warn("failed: known", new IllegalStateException("known"));
            log.consoleLevel(LogLevel.DEBUG);
            logger.debug("more", new IllegalStateException("why"));
        }
        assertThat(lines().subList(0, 3))
                .containsExactly(
                        "WARNING processor - failed: why so",
                        "WARNING processor - failed: known",
                        "DEBUG processor - more: why");
        assertThat(lines()).anyMatch(line -> line.contains("at org.usersync."));
    }

    @Test
    void fileHasALevelOfItsOwnAndIsAppendedTo() throws IOException {
        Path file = folder.resolve("logs/a.log");
        for (String text : List.of("first", "sécond")) {
            try (InvocationLog log = open()) {
                log.consoleLevel(LogLevel.ERROR);
                log.file(file, LogLevel.DEBUG);
                logger.debug(text);
            }
        }
        assertThat(lines()).isEmpty();
        assertThat(Files.readAllLines(file)).hasSize(2).first().asString().matches(STAMP + "DEBUG processor - first");
        assertThat(Files.readAllLines(file)).last().asString().endsWith("sécond");
    }

    @Test
    void nestedLogsFollowEachOther() {
        ByteArrayOutputStream inner = new ByteArrayOutputStream();
        try (InvocationLog log = open()) {
            log.consoleLevel(LogLevel.INFO);
            try (InvocationLog nested = InvocationLog.open(new PrintStream(inner, true, StandardCharsets.UTF_8))) {
                nested.consoleLevel(LogLevel.DEBUG);
                logger.debug("inside");
            }
            logger.debug("not shown");
            logger.info("outside");
        }
        assertThat(inner.toString(StandardCharsets.UTF_8)).contains("inside").doesNotContain("outside");
        assertThat(lines()).containsExactly("INFO processor - outside");
    }

    @Test
    void oneLineEachAndShortNames() {
        try (InvocationLog log = open()) {
            log.consoleLevel(LogLevel.INFO);
            LoggerFactory.getLogger("org.usersync.umapi.internal.ActionSender").info("a\nb\r\nc");
            LoggerFactory.getLogger("org.usersync.connector.okta.Pages").info("d");
            LoggerFactory.getLogger("org.apache.hc.client5.http").info("never");
            LoggerFactory.getLogger("com.example.Other").info("e");
        }
        assertThat(lines()).containsExactly("INFO umapi - a b c", "INFO okta - d", "INFO com.example.Other - e");
    }

    private InvocationLog open() {
        return InvocationLog.open(new PrintStream(console, true, StandardCharsets.UTF_8));
    }

    private List<String> lines() {
        return console.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceFirst(STAMP, ""))
                .toList();
    }
}
