package org.usersync.spi.tck;

import java.io.PrintWriter;
import java.io.StringWriter;

import org.junit.jupiter.api.Test;
import org.usersync.spi.config.OptionType;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.Health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.usersync.spi.tck.TestDirectory.DESIGN;
import static org.usersync.spi.tck.TestDirectory.LARGE;

/** A secret is seen nowhere. */
public interface SecrecyContract extends FixtureHolder {
    private boolean hasSecrets() {
        return fixture().factory().configSchema().options().stream()
                .anyMatch(option -> option.type() == OptionType.SECRET);
    }

    private static String shown(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** Neither objects nor users nor the log of a good read show the secret. */
    @Test
    default void aGoodReadShowsNoSecret() throws Exception {
        if (!hasSecrets()) {
            return;
        }
        fixture().start(TestDirectory.small());
        try (ConnectorBench bench = ConnectorBench.open(fixture())) {
            RecordingSink sink = bench.read(TestReadRequest.ofGroups(DESIGN).withSourceAttributes());
            assertThat(bench.connector().toString()).doesNotContain(ConnectorFixture.SECRET);
            assertThat(fixture().factory().toString()).doesNotContain(ConnectorFixture.SECRET);
            assertThat(sink.users())
                    .allSatisfy(user -> assertThat(user.sourceAttributes().toString() + user)
                            .doesNotContain(ConnectorFixture.SECRET));
            assertThat(String.valueOf(bench.connector().check())).doesNotContain(ConnectorFixture.SECRET);
        }
        assertThat(fixture().log()).noneMatch(line -> line.contains(ConnectorFixture.SECRET));
    }

    /** A failed read shows no secret, its causes neither. */
    @Test
    default void aFailedReadShowsNoSecret() throws Exception {
        if (!hasSecrets()) {
            return;
        }
        fixture().start(TestDirectory.large(fixture().moreThanAPage()));
        fixture().failHalfway();
        try (ConnectorBench bench = ConnectorBench.open(fixture())) {
            Throwable failure = catchThrowable(() -> bench.read(TestReadRequest.ofGroups(LARGE)));
            assertThat(failure).isNotNull();
            assertThat(shown(failure)).doesNotContain(ConnectorFixture.SECRET);
        }
        assertThat(fixture().log()).noneMatch(line -> line.contains(ConnectorFixture.SECRET));
    }

    /** Refused credentials are told as such, and not repeated. */
    @Test
    default void refusedCredentialsAreToldAndNotShown() throws Exception {
        if (!hasSecrets()) {
            return;
        }
        fixture().start(TestDirectory.small());
        fixture().refuseCredentials();
        try (ConnectorBench bench = ConnectorBench.open(fixture())) {
            Throwable failure = catchThrowable(() -> bench.read(TestReadRequest.ofGroups(DESIGN)));
            assertThat(failure).isInstanceOfSatisfying(ConnectorException.class, e -> assertThat(e.kind())
                    .isEqualTo(ConnectorException.Kind.AUTH));
            assertThat(shown(failure)).doesNotContain(ConnectorFixture.SECRET);
            Health health = bench.connector().check();
            assertThat(health.status()).isNotEqualTo(Health.Status.OK);
            assertThat(health.toString()).doesNotContain(ConnectorFixture.SECRET);
        }
        assertThat(fixture().log()).noneMatch(line -> line.contains(ConnectorFixture.SECRET));
    }
}
