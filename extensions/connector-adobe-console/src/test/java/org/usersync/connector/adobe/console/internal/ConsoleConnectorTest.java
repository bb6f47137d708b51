package org.usersync.connector.adobe.console.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.ConnectorException.Kind;
import org.usersync.spi.connector.DirectoryConnector;
import org.usersync.spi.connector.Health;
import org.usersync.spi.connector.ReadRequest;
import org.usersync.spi.model.DirectoryUser;
import org.usersync.spi.model.IdentityType;
import org.usersync.spi.tck.CapturedLog;
import org.usersync.spi.tck.TestConfigValues;
import org.usersync.spi.tck.TestConnectorContext;
import org.usersync.spi.tck.TestReadRequest;

import ch.qos.logback.classic.Level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConsoleConnectorTest {
    private static final String SECRET = "p8e-secret";
    private static final KeyPair KEY = key();

    @TempDir
    private Path folder;

    private final FakeAdobe adobe =
            new FakeAdobe(SECRET).group("Design").group("Print").group("Empty");
    private final CapturedLog log = new CapturedLog();
    private final Map<String, Object> options = new HashMap<>(Map.of(
            "integration",
            Map.of("org_id", FakeAdobe.ORG, "client_id", "client", "client_secret", SECRET),
            "logger_name",
            log.name()));

    private DirectoryConnector connector() {
        ConsoleConnectorFactory factory = new ConsoleConnectorFactory((pem, pass) -> {
            String text = pem.use(characters -> new String(characters));
            assertThat(text).isEqualTo("the key");
            return KEY.getPrivate();
        });
        return factory.create(
                TestConfigValues.of(factory.configSchema(), options), new TestConnectorContext(policy -> adobe));
    }

    private static KeyPair key() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private List<DirectoryUser> read(ReadRequest request) {
        List<DirectoryUser> users = new ArrayList<>();
        try (DirectoryConnector connector = connector()) {
            connector.read(request, users::add);
        }
        return users;
    }

    @Test
    void groupsMatchWithoutCaseAndAreNamedAsAsked() {
        adobe.federated("ann@example.com", "Design", "Print");

        DirectoryUser ann = read(TestReadRequest.ofGroups("DESIGN", "design").withMemberGroups(name -> true))
                .get(0);

        assertThat(ann.groups()).containsExactly("DESIGN", "design");
        assertThat(ann.memberGroups()).containsExactly("Design", "Print");
        assertThat(log.lines(Level.WARN)).isEmpty();
        assertThat(adobe.asked()).filteredOn(path -> path.startsWith("/users")).containsExactly("/users/0/Design");
    }

    @Test
    void everybodyKeepsTypeUsernameAndDomain() {
        options.put("user_identity_type", "federatedID");
        adobe.user(
                "ann@example.com",
                "\"type\":\"enterpriseID\",\"username\":\"ann\",\"domain\":\"example.com\",\"firstname\":\"Ann\",\"lastname\":\"Lee\",\"country\":\"de\"",
                "Design");

        DirectoryUser ann = read(TestReadRequest.ofGroups("Design").withSourceAttributes("department"))
                .get(0);

        assertThat(ann.identityType()).isEqualTo(IdentityType.ENTERPRISE_ID);
        assertThat(ann.username()).isEqualTo("ann");
        assertThat(ann.domain()).isEqualTo("example.com");
        assertThat(ann.country()).isEqualTo("DE");
        assertThat(ann.sourceAttributes())
                .containsEntry("email", "ann@example.com")
                .containsEntry("type", "enterpriseID")
                .containsEntry("username", "ann")
                .containsEntry("domain", "example.com")
                .containsEntry("firstname", "Ann")
                .containsEntry("lastname", "Lee")
                .containsEntry("country", "de")
                .containsEntry("department", null);
        assertThat(log.lines(Level.WARN)).singleElement().asString().contains("department", "extended attributes");
    }

    @Test
    void oneTypeAloneCanBeRead() {
        adobe.federated("ann@example.com")
                .user("ann@example.com", "\"type\":\"adobeID\",\"username\":\"ann@example.com\"");

        assertThat(read(TestReadRequest.ofAllUsers()))
                .hasSize(2)
                .extracting(DirectoryUser::id)
                .doesNotHaveDuplicates();
        options.put("identity_type_filter", "adobeid");
        assertThat(read(TestReadRequest.ofAllUsers()))
                .extracting(DirectoryUser::identityType)
                .containsExactly(IdentityType.ADOBE_ID);
    }

    @Test
    void aMissingGroupIsAWarningAndAnEmptyOneIsNot() {
        assertThat(read(TestReadRequest.ofGroups("Nobody", "empty"))).isEmpty();

        assertThat(log.lines(Level.WARN)).singleElement().asString().contains("Nobody", FakeAdobe.ORG);
    }

    @Test
    void aGroupThatVanishesMeanwhileIsAFailedRead() {
        adobe.vanish("Print");

        assertThatThrownBy(() -> read(TestReadRequest.ofGroups("Print")))
                .isInstanceOfSatisfying(ConnectorException.class, failure -> assertThat(failure.kind())
                        .isEqualTo(Kind.PARTIAL_RESULT))
                .hasMessageContaining("Print");
    }

    @Test
    void whoHasNoTypeThatIsKnownIsSkippedWithAWarning() {
        adobe.user("new@example.com", "\"type\":\"businessID\",\"username\":\"new@example.com\"", "Design")
                .federated("ann@example.com", "Design");

        assertThat(read(TestReadRequest.ofGroups("Design")))
                .extracting(DirectoryUser::email)
                .containsExactly("ann@example.com");
        assertThat(log.lines(Level.WARN)).singleElement().asString().contains("new@example.com", "identity type");
    }

    @Test
    void nothingIsChangedAndTheSyncIsEnded() {
        adobe.federated("ann@example.com", "Design");

        read(TestReadRequest.ofGroups("Design"));

        assertThat(adobe.calls())
                .filteredOn(call -> call.method().equals("POST"))
                .hasSize(1);
        List<String> marks = adobe.calls().stream()
                .map(call -> call.headers().getOrDefault("Pragma", ""))
                .filter(mark -> !mark.isEmpty())
                .toList();
        assertThat(marks).containsExactly("umapi-sync-start", "umapi-sync-end");
    }

    @Test
    void aRefusedCredentialIsToldAsSuch() {
        adobe.acceptingOnly("another");

        assertThatThrownBy(() -> read(TestReadRequest.ofAllUsers()))
                .isInstanceOfSatisfying(ConnectorException.class, failure -> assertThat(failure.kind())
                        .isEqualTo(Kind.AUTH));
        try (DirectoryConnector connector = connector()) {
            assertThat(connector.check().status()).isEqualTo(Health.Status.FAIL);
        }
    }

    @Test
    void aTechnicalAccountSignsInByAToken() throws Exception {
        adobe.federated("ann@example.com", "Design");
        Map<String, Object> integration = new HashMap<>(Map.of(
                "org_id", FakeAdobe.ORG, "client_id", "client", "client_secret", SECRET, "priv_key_data", "the key"));
        options.put("integration", integration);
        assertThatThrownBy(this::connector).hasMessageContaining("tech_acct_id");

        integration.put("tech_acct_id", "1A2B@techacct.adobe.com");
        assertThat(read(TestReadRequest.ofGroups("Design"))).hasSize(1);
        assertThat(adobe.asked()).contains("/ims/exchange/jwt");

        Path file = Files.writeString(folder.resolve("private.key"), "the key");
        integration.put("priv_key_path", file.toString());
        assertThatThrownBy(this::connector).hasMessageContaining("both given");
        integration.remove("priv_key_data");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(read(TestReadRequest.ofGroups("Design"))).hasSize(1);
        assertThat(log.lines())
                .filteredOn(line -> line.contains("every user of this system can read"))
                .singleElement()
                .asString()
                .contains(file.toString());

        integration.remove("priv_key_path");
        options.put("authentication_method", "jwt");
        assertThatThrownBy(this::connector).hasMessageContaining("priv_key_path");
    }

    @Test
    void aHostThatIsNoneIsAConfigurationError() {
        options.put("server", Map.of("host", "https://adobe.example"));

        assertThatThrownBy(this::connector)
                .isInstanceOfSatisfying(ConnectorException.class, failure -> assertThat(failure.kind())
                        .isEqualTo(Kind.CONFIG))
                .hasMessageContaining("server.host");
    }
}
