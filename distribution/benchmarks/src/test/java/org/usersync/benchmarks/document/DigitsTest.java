package org.usersync.benchmarks.document;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DigitsTest {
    @ParameterizedTest
    @CsvSource({
        "0.004249, 0.0042",
        "0.00425, 0.0043",
        "0.0999, 0.10",
        "0.5, 0.50",
        "0.996, 1.0",
        "1, 1.0",
        "3.649, 3.6",
        "9.96, 10",
        "42.4, 42",
        "114.9, 110",
        "99.6, 100",
        "700, 700",
        "2794, '2,800'"
    })
    void two(double value, String text) {
        assertThat(Digits.two(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"105263.2; 105,000", "156250; 156,000", "99950; 100,000", "3.14159; 3", "1234567; 1,230,000"})
    void threeOfMany(double value, String text) {
        assertThat(Digits.threeOfMany(value)).isEqualTo(text);
    }
}
