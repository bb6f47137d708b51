package org.usersync.spi.tck;

import org.junit.jupiter.api.Test;
import org.usersync.spi.config.ConfigOption;
import org.usersync.spi.connector.Health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usersync.spi.tck.TestDirectory.DESIGN;

/** What a factory says of its connectors, and how it makes them. */
public interface FactoryContract extends FixtureHolder {
    /** The name can stand on a command line. */
    @Test
    default void theNameFitsTheCommandLine() {
        assertThat(fixture().connectorName()).matches("[a-z][a-z0-9_-]*");
    }

    /** Capabilities and schema are data: the same at every call. */
    @Test
    default void whatTheFactorySaysNeverChanges() {
        assertThat(fixture().factory().capabilities())
                .isNotNull()
                .isEqualTo(fixture().factory().capabilities());
        assertThat(fixture().factory().configSchema().options())
                .extracting(ConfigOption::name)
                .containsExactlyElementsOf(fixture().factory().configSchema().options().stream()
                        .map(ConfigOption::name)
                        .toList());
    }

    /** Every option can be explained and its default is a value that the option allows. */
    @Test
    default void theSchemaIsSound() {
        SchemaCheck.check(fixture().factory().configSchema());
    }

    /** Making and closing a connector sends nothing to the directory. */
    @Test
    default void createTouchesNoNetwork() throws Exception {
        fixture().start(TestDirectory.small());
        long before = fixture().requests();
        // Where requests leave no trace this still shows that a connector can be made and closed unused.
        ConnectorBench.open(fixture()).close();
        assertThat(fixture().requests()).isEqualTo(before);
    }

    /** A read is seen by the directory: otherwise the test before would prove nothing. */
    @Test
    default void aReadTouchesTheDirectory() throws Exception {
        fixture().start(TestDirectory.small());
        long before = fixture().requests();
        try (ConnectorBench bench = ConnectorBench.open(fixture())) {
            bench.read(TestReadRequest.ofGroups(DESIGN));
        }
        if (before != ConnectorFixture.UNCOUNTED) {
            assertThat(fixture().requests()).isGreaterThan(before);
        }
    }

    /** A check of a directory that works does not fail. */
    @Test
    default void theCheckOfAGoodDirectoryIsGood() throws Exception {
        fixture().start(TestDirectory.small());
        try (ConnectorBench bench = ConnectorBench.open(fixture())) {
            Health health = bench.connector().check();
            assertThat(health.status()).isNotEqualTo(Health.Status.FAIL);
            assertThat(health.summary()).isNotBlank().doesNotContain("\n");
        }
    }
}
