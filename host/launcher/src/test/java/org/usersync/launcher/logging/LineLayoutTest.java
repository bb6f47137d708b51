package org.usersync.launcher.logging;

import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.LoggingEvent;

import static org.assertj.core.api.Assertions.assertThat;

class LineLayoutTest {
    private final LineLayout layout = new LineLayout(ZoneId.of("Europe/Berlin"), 4711, false);

    /** Back in time too: a clock may be set, and threads come in any order. */
    @Test
    void eachLineHasItsOwnSecond() {
        // the last two seconds before clocks go from 03:00 back to 02:00
        long before = 1_792_889_998_000L;

        assertThat(line(before + 999, "a")).isEqualTo("2026-10-25 02:59:58 4711 INFO processor - a");
        assertThat(line(before + 1000, "b")).isEqualTo("2026-10-25 02:59:59 4711 INFO processor - b");
        assertThat(line(before + 1999, "c")).isEqualTo("2026-10-25 02:59:59 4711 INFO processor - c");
        assertThat(line(before + 2000, "d")).isEqualTo("2026-10-25 02:00:00 4711 INFO processor - d");
        assertThat(line(before + 999, "e")).isEqualTo("2026-10-25 02:59:58 4711 INFO processor - e");
        assertThat(line(-1, "f")).isEqualTo("1970-01-01 00:59:59 4711 INFO processor - f");
        assertThat(line(0, "g")).isEqualTo("1970-01-01 01:00:00 4711 INFO processor - g");
    }

    @ParameterizedTest
    @CsvSource({"one\\ntwo, one two", "one\\rtwo, one two", "one\\r\\n\\n\\rtwo\\n, 'one two '", "one two, one two"})
    void aMessageIsOneLine(String message, String shown) {
        String written = message.replace("\\n", "\n").replace("\\r", "\r");

        assertThat(line(0, written)).endsWith(" - " + shown);
    }

    private String line(long time, String message) {
        LoggingEvent event = new LoggingEvent();
        event.setTimeStamp(time);
        event.setLevel(Level.INFO);
        event.setLoggerName("processor");
        event.setMessage(message);
        String line = layout.doLayout(event);
        assertThat(line).endsWith(System.lineSeparator());
        return line.substring(0, line.length() - System.lineSeparator().length());
    }
}
