package org.usersync.runtime.internal;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.usersync.runtime.ConnectorDescription;
import org.usersync.runtime.ConnectorLease;
import org.usersync.runtime.PluginException;
import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.connector.Capability;
import org.usersync.spi.connector.ConnectorContext;
import org.usersync.spi.connector.DirectoryConnector;
import org.usersync.spi.connector.DirectoryConnectorFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConnectorSlotsTest {
    private final ConnectorSlots slots = new ConnectorSlots(Duration.ofMinutes(1));

    @Test
    void lendsTheServiceOfTheHighestRankingThenTheOldest() {
        slots.add("a", "okta", 0, 7, new FakeFactory(Capability.ALL_USERS), "first 1.0");
        slots.add("b", "okta", 5, 9, new FakeFactory(Capability.NESTED_GROUPS), "second 1.0");
        slots.add("c", "okta", 5, 8, new FakeFactory(Capability.MEMBER_GROUPS), "third 1.0");

        try (ConnectorLease lease = slots.lease("okta").orElseThrow()) {
            assertThat(lease.capabilities()).containsExactly(Capability.MEMBER_GROUPS);
        }
        assertThat(slots.descriptions())
                .extracting(ConnectorDescription::bundle, ConnectorDescription::problem)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("third 1.0", ""),
                        org.assertj.core.groups.Tuple.tuple(
                                "second 1.0", "bundle third 1.0 of higher ranking provides this name"),
                        org.assertj.core.groups.Tuple.tuple(
                                "first 1.0", "bundle third 1.0 of higher ranking provides this name"));
    }

    @Test
    void remembersAServiceWithoutAProperNameAndNeverLendsIt() {
        slots.add("a", "No Name", 0, 1, new FakeFactory(), "odd 1.0");
        slots.add("b", null, 0, 2, new FakeFactory(), "nameless 1.0");

        assertThat(slots.lease("No Name")).isEmpty();
        assertThat(slots.descriptions())
                .extracting(ConnectorDescription::problem)
                .allMatch(problem -> problem.contains(DirectoryConnectorFactory.NAME));
    }

    @Test
    void aTakenAwayServiceIsNotLentAndWaitedFor() throws Exception {
        slots.add("a", "okta", 0, 1, new FakeFactory(), "okta 1.0");
        ConnectorLease lease = slots.lease("okta").orElseThrow();
        CountDownLatch begun = new CountDownLatch(1);

        CompletableFuture<Void> removal = CompletableFuture.runAsync(() -> {
            begun.countDown();
            slots.remove("a");
        });
        begun.await();
        while (slots.lease("okta").map(extra -> close(extra)).isPresent()) {
            Thread.onSpinWait();
        }
        assertThat(removal).isNotDone();
        lease.close();
        lease.close();
        removal.get(1, TimeUnit.MINUTES);
    }

    private static boolean close(ConnectorLease lease) {
        lease.close();
        return true;
    }

    @Test
    void doesNotWaitForEverForAServiceThatIsTakenAway() {
        ConnectorSlots impatient = new ConnectorSlots(Duration.ofNanos(1));
        impatient.add("a", "okta", 0, 1, new FakeFactory(), "okta 1.0");
        ConnectorLease lease = impatient.lease("okta").orElseThrow();

        impatient.remove("a");

        assertThat(impatient.lease("okta")).isEmpty();
        lease.close();
    }

    @Test
    void aBrokenFactoryIsNamedByItsBundle() {
        slots.add("a", "okta", 0, 1, new BrokenFactory(), "broken 1.2");

        ConnectorLease lease = slots.lease("okta").orElseThrow();
        assertThatThrownBy(lease::configSchema)
                .isInstanceOf(PluginException.class)
                .hasMessage("bundle broken 1.2 failed in configSchema: NoClassDefFoundError: org/example/Missing");
        assertThat(slots.descriptions())
                .singleElement()
                .extracting(ConnectorDescription::capabilities)
                .asString()
                .contains("broken 1.2", "no thanks");
        lease.close();
    }

    private static class FakeFactory implements DirectoryConnectorFactory {
        private final Set<Capability> capabilities;

        FakeFactory(Capability... capabilities) {
            this.capabilities = Set.of(capabilities);
        }

        @Override
        public Set<Capability> capabilities() {
            return capabilities;
        }

        @Override
        public ConfigSchema configSchema() {
            return ConfigSchema.of();
        }

        @Override
        public DirectoryConnector create(ConfigValues config, ConnectorContext context) {
            throw new IllegalStateException("not asked for here");
        }
    }

    private static final class BrokenFactory extends FakeFactory {
        @Override
        public Set<Capability> capabilities() {
            throw new IllegalStateException("no thanks\nsecond line");
        }

        @Override
        public ConfigSchema configSchema() {
            throw new NoClassDefFoundError("org/example/Missing");
        }
    }
}
