package org.usersync.spi.tck;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.usersync.spi.model.DirectoryUser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.usersync.spi.tck.TestDirectory.DESIGN;
import static org.usersync.spi.tck.TestDirectory.EMPTY;
import static org.usersync.spi.tck.TestDirectory.LARGE;
import static org.usersync.spi.tck.TestDirectory.OTHER;
import static org.usersync.spi.tck.TestDirectory.PRINT;

/** What arrives of a read that returns. */
public interface ReadingContract extends FixtureHolder {
    /** Every member of every group arrives, and nobody else does. */
    @Test
    default void deliversEveryMemberOfTheGroupsAskedForAndNobodyElse() throws Exception {
        TestDirectory directory = TestDirectory.small();
        fixture().start(directory);
        try (ConnectorBench bench = ConnectorBench.open(fixture())) {
            RecordingSink sink = bench.read(TestReadRequest.ofGroups(DESIGN, PRINT));
            assertThat(sink.emails()).containsExactlyElementsOf(directory.membersOf(DESIGN, PRINT));
        }
    }

    /** Records of one person have one id, and their groups join to all groups of the person. */
    @Test
    default void aPersonInTwoGroupsHasBothAfterJoining() throws Exception {
        fixture().start(TestDirectory.small());
        try (ConnectorBench bench = ConnectorBench.open(fixture())) {
            RecordingSink sink = bench.read(TestReadRequest.ofGroups(DESIGN, PRINT));
            assertThat(sink.groupsOf("p1@example.com")).containsExactly(DESIGN);
            assertThat(sink.groupsOf("p2@example.com")).containsExactly(DESIGN, PRINT);
            assertThat(sink.users().stream()
                            .filter(user -> "p2@example.com".equals(user.email()))
                            .map(DirectoryUser::id)
                            .distinct())
                    .hasSize(1);
        }
    }

    /** Groups have the names of the request, and only those of the request. */
    @Test
    default void namesGroupsAsAsked() throws Exception {
        fixture().start(TestDirectory.small());
        try (ConnectorBench bench = ConnectorBench.open(fixture())) {
            RecordingSink sink = bench.read(TestReadRequest.ofGroups(PRINT));
            assertThat(sink.users()).isNotEmpty().allSatisfy(user -> assertThat(user.groups())
                    .containsExactly(PRINT));
        }
    }

    /** The values of a person are the directory's. */
    @Test
    default void deliversEmailNamesAndCountry() throws Exception {
        fixture().start(TestDirectory.small());
        try (ConnectorBench bench = ConnectorBench.open(fixture())) {
            DirectoryUser user = bench.read(TestReadRequest.ofGroups(DESIGN)).users().stream()
                    .filter(candidate -> "p1@example.com".equals(candidate.email()))
                    .findFirst()
                    .orElseThrow();
            assertThat(user.firstName()).isEqualTo("First1");
            assertThat(user.lastName()).isEqualTo("Last1");
            assertThat(user.country()).isEqualTo("DE");
            assertThat(user.identityType()).isNotNull();
        }
    }

    /** A group that does not exist has no members and is no error. */
    @Test
    default void aMissingGroupIsNoError() throws Exception {
        TestDirectory directory = TestDirectory.small();
        fixture().start(directory);
        try (ConnectorBench bench = ConnectorBench.open(fixture())) {
            RecordingSink sink = bench.read(TestReadRequest.ofGroups("No such group", OTHER));
            assertThat(sink.emails()).containsExactlyElementsOf(directory.membersOf(OTHER));
            assertThat(bench.read(TestReadRequest.ofGroups("No such group")).users())
                    .isEmpty();
        }
    }

    /** A group without members has none. */
    @Test
    default void anEmptyGroupHasNobody() throws Exception {
        fixture().start(TestDirectory.small());
        try (ConnectorBench bench = ConnectorBench.open(fixture())) {
            assertThat(bench.read(TestReadRequest.ofGroups(EMPTY)).users()).isEmpty();
            assertThat(bench.read(TestReadRequest.ofGroups()).users()).isEmpty();
        }
    }

    /** Every page of a large group arrives. */
    @Test
    default void deliversEveryPage() throws Exception {
        TestDirectory directory = TestDirectory.large(fixture().moreThanAPage());
        fixture().start(directory);
        try (ConnectorBench bench = ConnectorBench.open(fixture())) {
            RecordingSink sink = bench.read(TestReadRequest.ofGroups(LARGE));
            assertThat(sink.emails()).containsExactlyInAnyOrderElementsOf(directory.membersOf(LARGE));
        }
    }

    /** A second read of one connector delivers the same. */
    @Test
    default void readsAgain() throws Exception {
        fixture().start(TestDirectory.small());
        try (ConnectorBench bench = ConnectorBench.open(fixture())) {
            List<String> first =
                    bench.read(TestReadRequest.ofGroups(DESIGN, PRINT)).emails();
            assertThat(bench.read(TestReadRequest.ofGroups(DESIGN, PRINT)).emails())
                    .isNotEmpty()
                    .isEqualTo(first);
        }
    }

    /** The sink meets one thread at a time, and nobody after the read has returned. */
    @Test
    default void callsTheSinkByOneThreadAtATimeAndNeverAfterReturning() throws Exception {
        fixture().start(TestDirectory.large(fixture().moreThanAPage()));
        try (ConnectorBench bench = ConnectorBench.open(fixture())) {
            RecordingSink sink =
                    bench.read(TestReadRequest.ofGroups(LARGE), RecordingSink.lingering(Duration.ofMillis(200)));
            assertThat(sink.violationsWithin(Duration.ofMillis(200))).isEmpty();
        }
    }

    /** Connectors of one factory know nothing of each other. */
    @Test
    default void severalConnectorsOfOneFactoryWorkAtOnce() throws Exception {
        TestDirectory directory = TestDirectory.large(fixture().moreThanAPage());
        fixture().start(directory);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<List<String>> read = () -> {
                try (ConnectorBench bench = ConnectorBench.open(fixture())) {
                    return bench.read(TestReadRequest.ofGroups(LARGE)).emails();
                }
            };
            List<Future<List<String>>> results = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                results.add(threads.submit(read));
            }
            for (Future<List<String>> result : results) {
                assertThat(result.get()).containsExactlyInAnyOrderElementsOf(directory.membersOf(LARGE));
            }
        } catch (ExecutionException e) {
            fail("a connector failed beside others", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
