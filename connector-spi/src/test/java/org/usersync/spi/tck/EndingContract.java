package org.usersync.spi.tck;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.usersync.spi.connector.ConnectorException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.usersync.spi.tck.TestDirectory.DESIGN;
import static org.usersync.spi.tck.TestDirectory.LARGE;

/** How reads and connectors end. */
public interface EndingContract extends FixtureHolder {
    /** A read that is not complete throws: the host removes people on the word of one that returns. */
    @Test
    default void aReadThatFailsHalfwayThrows() throws Exception {
        fixture().start(TestDirectory.large(fixture().moreThanAPage()));
        fixture().failHalfway();
        try (ConnectorBench bench = ConnectorBench.open(fixture())) {
            RecordingSink sink = RecordingSink.open();
            assertThatThrownBy(() -> bench.read(TestReadRequest.ofGroups(LARGE), sink))
                    .isInstanceOf(ConnectorException.class)
                    .satisfies(e -> assertThat(e.getMessage()).isNotBlank())
                    .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
            assertThat(sink.violationsWithin(Duration.ofMillis(100))).isEmpty();
        }
    }

    /** A sink that says stop gets nobody any more, and the read returns. */
    @Test
    default void stopsWhenTheSinkSaysStop() throws Exception {
        fixture().start(TestDirectory.large(fixture().moreThanAPage()));
        try (ConnectorBench bench = ConnectorBench.open(fixture())) {
            RecordingSink sink = bench.read(TestReadRequest.ofGroups(LARGE), RecordingSink.stoppingAfter(3));
            assertThat(sink.violationsWithin(Duration.ofMillis(100))).isEmpty();
            assertThat(sink.users()).hasSize(3);
        }
    }

    /** What the sink throws ends the read and is not swallowed. */
    @Test
    default void whatTheSinkThrowsLeavesTheRead() throws Exception {
        fixture().start(TestDirectory.large(fixture().moreThanAPage()));
        try (ConnectorBench bench = ConnectorBench.open(fixture())) {
            RecordingSink sink = RecordingSink.calling(user -> {
                throw new IllegalStateException("thrown by the sink");
            });
            assertThatThrownBy(() -> bench.read(TestReadRequest.ofGroups(LARGE), sink))
                    .hasStackTraceContaining("thrown by the sink");
            assertThat(sink.violationsWithin(Duration.ofMillis(100))).isEmpty();
        }
    }

    /** A cancelled read throws, unless everything had been read already. */
    @Test
    default void aCancelledReadNeverPassesForAComplete() throws Exception {
        TestDirectory directory = TestDirectory.large(fixture().moreThanAPage());
        fixture().start(directory);
        try (ConnectorBench bench = ConnectorBench.open(fixture())) {
            RecordingSink sink =
                    RecordingSink.calling(user -> bench.context().cancellation().cancel());
            Throwable end = catchThrowable(() -> bench.read(TestReadRequest.ofGroups(LARGE), sink));
            if (end == null) {
                assertThat(sink.emails()).containsExactlyInAnyOrderElementsOf(directory.membersOf(LARGE));
            } else {
                assertThat(end).isInstanceOfSatisfying(ConnectorException.class, e -> assertThat(e.kind())
                        .isEqualTo(ConnectorException.Kind.CANCELLED));
            }
        }
    }

    /** Closing gives every transport back and does not throw, whether the connector was used or not. */
    @Test
    default void closeGivesEverythingBack() throws Exception {
        fixture().start(TestDirectory.small());
        ConnectorBench unused = ConnectorBench.open(fixture());
        assertThatCode(unused::close).doesNotThrowAnyException();
        assertThat(unused.context().openTransports()).isZero();
        ConnectorBench used = ConnectorBench.open(fixture());
        used.read(TestReadRequest.ofGroups(DESIGN));
        assertThatCode(used::close).doesNotThrowAnyException();
        assertThat(used.context().openTransports()).isZero();
    }

    /** Closing a connector whose read failed does not throw either. */
    @Test
    default void closesAfterAFailure() throws Exception {
        fixture().start(TestDirectory.large(fixture().moreThanAPage()));
        fixture().failHalfway();
        ConnectorBench bench = ConnectorBench.open(fixture());
        assertThatThrownBy(() -> bench.read(TestReadRequest.ofGroups(LARGE))).isNotNull();
        assertThatCode(bench::close).doesNotThrowAnyException();
        assertThat(bench.context().openTransports()).isZero();
    }

    /** A second close does nothing: a host that unwinds after an error may come twice. */
    @Test
    default void aSecondCloseDoesNothing() throws Exception {
        fixture().start(TestDirectory.small());
        ConnectorBench bench = ConnectorBench.open(fixture());
        bench.close();
        assertThatCode(() -> bench.connector().close()).doesNotThrowAnyException();
    }
}
