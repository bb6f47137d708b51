package org.usersync.benchmarks.process;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MeasuredTest {
    @Test
    void whatTimeWrites() {
        assertThat(Measured.of(1.5, "1.25 0.50 2048\n")).isEqualTo(new Measured(1.5, 1.75, 2));
    }

    @Test
    void theMedianOfEachFigureByItself() {
        assertThat(Measured.median(List.of(new Measured(3, 1, 20), new Measured(1, 2, 30), new Measured(2, 9, 10))))
                .isEqualTo(new Measured(2, 2, 20));
    }
}
