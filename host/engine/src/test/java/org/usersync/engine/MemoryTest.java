package org.usersync.engine;

import java.lang.management.ManagementFactory;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.usersync.engine.options.DirectoryScope;
import org.usersync.engine.options.GroupMapping;
import org.usersync.engine.options.SyncOptions;
import org.usersync.engine.options.TargetGroup;
import org.usersync.engine.target.AdobeGroup;
import org.usersync.engine.target.AdobeTarget;
import org.usersync.engine.target.AdobeUser;
import org.usersync.engine.target.SendListener;
import org.usersync.engine.target.UserAction;
import org.usersync.spi.connector.DirectoryConnector;
import org.usersync.spi.connector.ReadRequest;
import org.usersync.spi.connector.UserSink;
import org.usersync.spi.model.DirectoryUser;
import org.usersync.spi.model.IdentityType;

import static org.assertj.core.api.Assertions.assertThat;

/** What a run keeps of a user, both sides together and the user's texts included: at the most 400 bytes. */
class MemoryTest {
    private static final int USERS = 100_000;
    private static final int GROUPS = 20;
    private static final int FIRST = 10_000_000;
    private static final int BYTES_A_USER = 400;

    /** Every text anew for every record, as they come from the wire. */
    private static String email(int number) {
        return "Person" + (FIRST + number) + "@company.example";
    }

    private static String surname(int number) {
        return "Surname" + number;
    }

    private static String id(int number) {
        return "00u000000000" + (FIRST + number);
    }

    @Test
    void a_user_takes_at_most_400_bytes_with_its_texts() {
        Heap heap = new Heap();
        SyncOptions options = SyncOptions.builder()
                .mapping(IntStream.range(0, GROUPS)
                        .mapToObj(group ->
                                new GroupMapping("Group " + group, List.of(TargetGroup.parse("Adobe Group " + group))))
                        .toList())
                .directoryScope(new DirectoryScope.Mapped())
                .processGroups(true)
                .updateUserInfo(true)
                .build();
        SyncEngine engine = new SyncEngine(new SyncPorts(
                new People(),
                new Organisation(),
                List.of(),
                List.of(),
                new Scenario.UserLists(),
                task -> new Thread(task, "adobe").start(),
                () -> false,
                heap));
        long before = Heap.used();

        PreparedSync prepared = engine.prepare(options);

        assertThat(heap.used).containsOnlyKeys(SyncListener.Stage.MAP, SyncListener.Stage.PLAN);
        heap.used.forEach((stage, used) ->
                assertThat((used - before) / USERS).as("%s", stage).isBetween(0L, (long) BYTES_A_USER));
        // Nobody differs, so nothing is left of them.
        assertThat((Heap.used() - before) / USERS).isLessThan(20);
        assertThat(prepared.send().counts().directoryUsers()).isEqualTo(USERS);
    }

    /** What is alive when a stage begins and when it ends. */
    private static final class Heap implements SyncListener {
        private final Map<Stage, Long> used = new EnumMap<>(Stage.class);

        @Override
        public void started(Stage stage) {
            note(stage);
        }

        @Override
        public void finished(Stage stage) {
            note(stage);
        }

        private void note(Stage stage) {
            if (stage == Stage.MAP || stage == Stage.PLAN) {
                used.merge(stage, used(), Math::max);
            }
        }

        static long used() {
            long least = Long.MAX_VALUE;
            for (int i = 0; i < 3; i++) {
                System.gc();
                least = Math.min(
                        least,
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
            }
            return least;
        }
    }

    /** A directory that lists its people group by group; every fourth is in two groups and comes twice. */
    private static final class People implements DirectoryConnector {
        @Override
        public void read(ReadRequest request, UserSink sink) {
            for (int group = 0; group < GROUPS; group++) {
                Set<String> groups = Set.of("Group " + group);
                for (int number = 0; number < USERS; number++) {
                    boolean second = number % 4 == 0 && (number + 1) % GROUPS == group;
                    if (number % GROUPS == group || second) {
                        sink.accept(user(number, groups));
                    }
                }
            }
        }

        private static DirectoryUser user(int number, Set<String> groups) {
            String email = email(number);
            return DirectoryUser.builder(id(number))
                    .label(email)
                    .identityType(IdentityType.FEDERATED_ID)
                    .username(email)
                    .domain("company.example")
                    .email(email)
                    .firstName("First")
                    .lastName(surname(number))
                    .country("DE")
                    .groups(groups)
                    .build();
        }

        @Override
        public void close() {}
    }

    /** Everybody is there already, just as the directory has them. */
    private static final class Organisation implements AdobeTarget {
        @Override
        public String name() {
            return TargetGroup.PRIMARY;
        }

        @Override
        public void readUsers(Consumer<AdobeUser> sink) {
            for (int number = 0; number < USERS; number++) {
                String first = "Adobe Group " + number % GROUPS;
                List<String> groups =
                        number % 4 == 0 ? List.of(first, "Adobe Group " + (number + 1) % GROUPS) : List.of(first);
                sink.accept(new AdobeUser(
                        IdentityType.FEDERATED_ID,
                        email(number),
                        email(number),
                        "company.example",
                        "First",
                        surname(number),
                        "DE",
                        groups));
            }
        }

        @Override
        public boolean readMembers(String group, Consumer<AdobeUser> sink) {
            throw new AssertionError("everybody is read at once");
        }

        @Override
        public List<AdobeGroup> readGroups() {
            return IntStream.range(0, GROUPS)
                    .mapToObj(group -> new AdobeGroup("Adobe Group " + group))
                    .toList();
        }

        @Override
        public void createGroups(List<String> names, String description, boolean last, SendListener listener) {
            throw new AssertionError("all groups are there");
        }

        @Override
        public void send(List<UserAction> actions, boolean last, SendListener listener) {
            assertThat(actions).isEmpty();
        }

        @Override
        public void close() {}
    }
}
