package org.usersync.config.internal;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** The expectations were taken from Python's strftime in the C locale. */
class LogFileNameTest {
    static Stream<Arguments> codes() {
        return Stream.of(
                arguments("Y", "2026-01-04T07:05:09.042000", "2026"),
                arguments("y", "2026-01-04T07:05:09.042000", "26"),
                arguments("m", "2026-01-04T07:05:09.042000", "01"),
                arguments("d", "2026-01-04T07:05:09.042000", "04"),
                arguments("H", "2026-01-04T07:05:09.042000", "07"),
                arguments("I", "2026-01-04T07:05:09.042000", "07"),
                arguments("M", "2026-01-04T07:05:09.042000", "05"),
                arguments("S", "2026-01-04T07:05:09.042000", "09"),
                arguments("f", "2026-01-04T07:05:09.042000", "042000"),
                arguments("p", "2026-01-04T07:05:09.042000", "AM"),
                arguments("j", "2026-01-04T07:05:09.042000", "004"),
                arguments("a", "2026-01-04T07:05:09.042000", "Sun"),
                arguments("A", "2026-01-04T07:05:09.042000", "Sunday"),
                arguments("b", "2026-01-04T07:05:09.042000", "Jan"),
                arguments("h", "2026-01-04T07:05:09.042000", "Jan"),
                arguments("B", "2026-01-04T07:05:09.042000", "January"),
                arguments("F", "2026-01-04T07:05:09.042000", "2026-01-04"),
                arguments("T", "2026-01-04T07:05:09.042000", "07:05:09"),
                arguments("R", "2026-01-04T07:05:09.042000", "07:05"),
                arguments("D", "2026-01-04T07:05:09.042000", "01/04/26"),
                arguments("c", "2026-01-04T07:05:09.042000", "Sun Jan  4 07:05:09 2026"),
                arguments("x", "2026-01-04T07:05:09.042000", "01/04/26"),
                arguments("X", "2026-01-04T07:05:09.042000", "07:05:09"),
                arguments("e", "2026-01-04T07:05:09.042000", " 4"),
                arguments("u", "2026-01-04T07:05:09.042000", "7"),
                arguments("w", "2026-01-04T07:05:09.042000", "0"),
                arguments("G", "2026-01-04T07:05:09.042000", "2026"),
                arguments("V", "2026-01-04T07:05:09.042000", "01"),
                arguments("U", "2026-01-04T07:05:09.042000", "01"),
                arguments("W", "2026-01-04T07:05:09.042000", "00"),
                arguments("%", "2026-01-04T07:05:09.042000", "%"),
                arguments("Y", "2027-12-31T23:59:00.000000", "2027"),
                arguments("y", "2027-12-31T23:59:00.000000", "27"),
                arguments("m", "2027-12-31T23:59:00.000000", "12"),
                arguments("d", "2027-12-31T23:59:00.000000", "31"),
                arguments("H", "2027-12-31T23:59:00.000000", "23"),
                arguments("I", "2027-12-31T23:59:00.000000", "11"),
                arguments("M", "2027-12-31T23:59:00.000000", "59"),
                arguments("S", "2027-12-31T23:59:00.000000", "00"),
                arguments("f", "2027-12-31T23:59:00.000000", "000000"),
                arguments("p", "2027-12-31T23:59:00.000000", "PM"),
                arguments("j", "2027-12-31T23:59:00.000000", "365"),
                arguments("a", "2027-12-31T23:59:00.000000", "Fri"),
                arguments("A", "2027-12-31T23:59:00.000000", "Friday"),
                arguments("b", "2027-12-31T23:59:00.000000", "Dec"),
                arguments("h", "2027-12-31T23:59:00.000000", "Dec"),
                arguments("B", "2027-12-31T23:59:00.000000", "December"),
                arguments("F", "2027-12-31T23:59:00.000000", "2027-12-31"),
                arguments("T", "2027-12-31T23:59:00.000000", "23:59:00"),
                arguments("R", "2027-12-31T23:59:00.000000", "23:59"),
                arguments("D", "2027-12-31T23:59:00.000000", "12/31/27"),
                arguments("c", "2027-12-31T23:59:00.000000", "Fri Dec 31 23:59:00 2027"),
                arguments("x", "2027-12-31T23:59:00.000000", "12/31/27"),
                arguments("X", "2027-12-31T23:59:00.000000", "23:59:00"),
                arguments("e", "2027-12-31T23:59:00.000000", "31"),
                arguments("u", "2027-12-31T23:59:00.000000", "5"),
                arguments("w", "2027-12-31T23:59:00.000000", "5"),
                arguments("G", "2027-12-31T23:59:00.000000", "2027"),
                arguments("V", "2027-12-31T23:59:00.000000", "52"),
                arguments("U", "2027-12-31T23:59:00.000000", "52"),
                arguments("W", "2027-12-31T23:59:00.000000", "52"),
                arguments("%", "2027-12-31T23:59:00.000000", "%"));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void everyCodeIsWhatPythonWrites(String code, String time, String expected) {
        ZonedDateTime start = LocalDateTime.parse(time).atZone(ZoneOffset.UTC);
        assertThat(LogFileName.parse("{:%" + code + "}").format(start)).isEqualTo(expected);
    }

    @Test
    void textAroundAndWithinTheDateStays() {
        ZonedDateTime start = LocalDateTime.parse("2026-01-04T07:05:09").atZone(ZoneOffset.UTC);
        assertThat(LogFileName.parse("a{{b}}-{0:%Y at %H}-{:%z%s}.log").format(start))
                .isEqualTo("a{b}-2026 at 07-+00001767510309.log");
        assertThat(LogFileName.parse("plain.log").format(start)).isEqualTo("plain.log");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{:}", "{name}", "{:%Q}", "{:%", "{:%}", "}", "{", "{1:%Y}"})
    void whatIsNoNameIsRefused(String name) {
        assertThatThrownBy(() -> LogFileName.parse(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("\n");
    }
}
