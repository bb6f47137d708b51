package org.usersync.connector.adobe.console.internal;

import java.util.List;
import java.util.Map;

import org.usersync.spi.connector.DirectoryConnectorFactory;
import org.usersync.spi.http.HttpPolicy;
import org.usersync.spi.http.HttpTransport;
import org.usersync.spi.tck.CapturedLog;
import org.usersync.spi.tck.ConnectorFixture;
import org.usersync.spi.tck.TestDirectory;
import org.usersync.spi.tck.TestPerson;

/** An Adobe organisation as the conformance kit wants it. */
final class ConsoleFixture implements ConnectorFixture {
    private final DirectoryConnectorFactory factory = new ConsoleConnectorFactory((pem, pass) -> {
        throw new AssertionError("no private key is configured");
    });
    private final FakeAdobe adobe = new FakeAdobe(SECRET);
    private final CapturedLog log = new CapturedLog();

    @Override
    public String connectorName() {
        return "adobe_console";
    }

    @Override
    public DirectoryConnectorFactory factory() {
        return factory;
    }

    @Override
    public void start(TestDirectory directory) {
        directory.groups().keySet().forEach(adobe::group);
        for (TestPerson person : directory.people()) {
            adobe.user(
                    person.email(),
                    "\"type\":\"federatedID\",\"username\":\"%s\",\"domain\":\"example.com\",\"firstname\":\"%s\",\"lastname\":\"%s\",\"country\":\"%s\""
                            .formatted(person.email(), person.firstName(), person.lastName(), person.country()),
                    person.groups().toArray(String[]::new));
        }
    }

    @Override
    public Map<String, Object> options() {
        return Map.of(
                "integration",
                Map.of("org_id", FakeAdobe.ORG, "client_id", SECRET, "client_secret", SECRET),
                "logger_name",
                log.name());
    }

    @Override
    public void failHalfway() {
        adobe.failLater();
    }

    @Override
    public void refuseCredentials() {
        adobe.acceptingOnly("another secret");
    }

    @Override
    public long requests() {
        return adobe.calls().size();
    }

    @Override
    public HttpTransport http(HttpPolicy policy) {
        return adobe;
    }

    @Override
    public List<String> log() {
        return log.lines();
    }

    @Override
    public void close() {
        // Nothing runs.
    }
}
