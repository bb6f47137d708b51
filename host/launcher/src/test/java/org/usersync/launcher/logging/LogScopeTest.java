package org.usersync.launcher.logging;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** Several logs in one process: those of thread groups beside each other do not meet. */
final class LogScopeTest {
    private static final Logger LOG = LoggerFactory.getLogger("scopes");

    /** A log's stream, and what came to it. */
    private static final class Sink {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);

        String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }

    private static Thread run(String group, Runnable work) {
        Thread thread = new Thread(new ThreadGroup(group), work);
        thread.start();
        return thread;
    }

    @Test
    void runsOfTwoGroupsAndTheServiceEachHaveTheirOwnLines() throws InterruptedException {
        Sink service = new Sink();
        Sink first = new Sink();
        Sink second = new Sink();
        CountDownLatch bothOpen = new CountDownLatch(2);
        try (InvocationLog ours = InvocationLog.open(service.stream)) {
            LOG.info("service begins");
            Thread one = run("one", () -> run(first, "one", bothOpen));
            Thread two = run("two", () -> run(second, "two", bothOpen));
            bothOpen.await();
            LOG.info("service goes on");
            one.join();
            two.join();
            LOG.info("service ends");
            ours.consoleLevel(LogLevel.INFO);
        }
        assertThat(first.text())
                .contains("one: own thread", "one: child thread")
                .doesNotContain("two:", "service");
        assertThat(second.text())
                .contains("two: own thread", "two: child thread")
                .doesNotContain("one:", "service");
        assertThat(service.text())
                .contains("service begins", "service goes on", "service ends")
                .doesNotContain("one:", "two:");
    }

    private static void run(Sink sink, String name, CountDownLatch bothOpen) {
        try (InvocationLog log = InvocationLog.open(sink.stream)) {
            log.consoleLevel(LogLevel.DEBUG);
            bothOpen.countDown();
            bothOpen.await();
            LOG.debug("{}: own thread", name);
            Thread child = new Thread(() -> LOG.info("{}: child thread", name));
            child.start();
            child.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void afterARunItsGroupsLinesGoToTheServiceAgainAndDebugLinesToNobody() throws InterruptedException {
        Sink service = new Sink();
        Sink run = new Sink();
        try (InvocationLog ours = InvocationLog.open(service.stream)) {
            run("one", () -> {
                        try (InvocationLog log = InvocationLog.open(run.stream)) {
                            log.consoleLevel(LogLevel.DEBUG);
                            try (InvocationLog inner = InvocationLog.open(run.stream)) {
                                inner.consoleLevel(LogLevel.INFO);
                                LOG.info("inner");
                            }
                            LOG.debug("still the run's");
                        }
                        LOG.info("after the run");
                        LOG.debug("unwanted");
                    })
                    .join();
            ours.consoleLevel(LogLevel.INFO);
        }
        assertThat(run.text()).contains("inner", "still the run's").doesNotContain("after the run");
        assertThat(service.text()).contains("after the run").doesNotContain("still the run's", "inner", "unwanted");
    }

    @Test
    void linesInJsonNameTheRunAndStayOneLineEach() {
        Sink sink = new Sink();
        try (InvocationLog log = InvocationLog.open(sink.stream)) {
            log.format(LogFormat.json("r7"));
            LOG.warn("quotes \" and\nlines \\ {}", "\u2028\ud83d\ude00\ud83d");
        }
        assertThat(sink.text().lines())
                .singleElement()
                .asString()
                .startsWith("{\"time\":\"")
                .contains("\"level\":\"WARNING\",\"logger\":\"scopes\",\"run\":\"r7\","
                        + "\"message\":\"quotes \\\" and\\nlines \\\\ \\u2028\ud83d\ude00\\ud83d\"}");
    }
}
