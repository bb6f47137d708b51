package org.usersync.connector.okta.internal;

import java.util.List;
import java.util.Map;

import org.usersync.spi.connector.DirectoryConnectorFactory;
import org.usersync.spi.http.HttpPolicy;
import org.usersync.spi.http.HttpTransport;
import org.usersync.spi.tck.CapturedLog;
import org.usersync.spi.tck.ConnectorFixture;
import org.usersync.spi.tck.TestDirectory;
import org.usersync.spi.tck.TestPerson;

/** The scripted Okta as the conformance kit wants it. */
final class OktaFixture implements ConnectorFixture {
    private final DirectoryConnectorFactory factory = OktaConnectorFactory.of(new TestPems());
    private final FakeOkta okta = new FakeOkta().longestPage(200).acceptingOnly(SECRET);
    private final CapturedLog log = new CapturedLog();

    @Override
    public String connectorName() {
        return "okta";
    }

    @Override
    public DirectoryConnectorFactory factory() {
        return factory;
    }

    @Override
    public void start(TestDirectory directory) {
        int number = 0;
        for (String group : directory.groups().keySet()) {
            number++;
            String[] members = directory.people().stream()
                    .filter(person -> person.groups().contains(group))
                    .map(OktaFixture::user)
                    .toArray(String[]::new);
            okta.group("00g" + number, group, members);
        }
    }

    private static String user(TestPerson person) {
        String department = person.extended() == null ? "null" : "\"" + person.extended() + "\"";
        return FakeOkta.user(
                person.key(),
                person.email(),
                "\"firstName\":\"%s\",\"lastName\":\"%s\",\"countryCode\":\"%s\",\"department\":%s"
                        .formatted(person.firstName(), person.lastName(), person.country(), department));
    }

    @Override
    public Map<String, Object> options() {
        return Map.of(
                "host",
                "acme.okta.com",
                "api_token",
                SECRET,
                "logger_name",
                log.name(),
                "all_users_filter",
                OktaRun.filter("status", user -> "ACTIVE".equals(user.get("status"))));
    }

    @Override
    public void failHalfway() {
        okta.answering(
                asked -> asked.contains("/users?after="), FakeAnswer.error(502, "E0000009", "Bad gateway " + SECRET));
    }

    @Override
    public void refuseCredentials() {
        okta.acceptingOnly("another token");
    }

    @Override
    public long requests() {
        return okta.calls().size();
    }

    @Override
    public HttpTransport http(HttpPolicy policy) {
        return okta;
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
