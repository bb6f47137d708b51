package org.usersync.http.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.usersync.http.ClientCertificate;
import org.usersync.http.NetworkSettings;
import org.usersync.http.NetworkSettingsException;
import org.usersync.spi.http.HttpFailure;
import org.usersync.spi.http.HttpFailure.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.usersync.http.internal.Bench.TEXT;
import static org.usersync.http.internal.Bench.call;
import static org.usersync.http.internal.ScriptedServer.ok;

@TestInstance(Lifecycle.PER_CLASS)
final class ClientCertificateTest {
    private TestCertificates certificates;
    private Path authority;
    private Path folder;

    @BeforeAll
    void makeCertificates(@TempDir Path scratch) {
        folder = scratch;
        certificates = new TestCertificates(scratch);
        certificates.make("client", "CN=usersync", "-signer", "authority");
        certificates.make("stranger", "CN=stranger");
        authority = certificates.pem("authority");
    }

    private ScriptedServer demanding() {
        return ScriptedServer.wantingCertificates(certificates.server("good"), ok("welcome"));
    }

    @Test
    void theConfiguredCertificateIsShownToServersThatAsk() throws IOException {
        Bench bench = new Bench().trusting(authority);
        bench.own.add(certificates.client("client"));
        try (var server = demanding();
                var transport = bench.open()) {
            assertThat(transport.exchange(call(server), TEXT)).isEqualTo("200 welcome");
        }
    }

    @Test
    void withoutOneTheErrorSaysWhatIsMissing() throws IOException {
        Bench bench = new Bench().trusting(authority);
        // The server's alert and its closing of the connection run a race: some attempts just break.
        try (var server = demanding();
                var transport = bench.open(Bench.policy().attempts(50))) {
            HttpFailure failure = catchThrowableOfType(HttpFailure.class, () -> transport.exchange(call(server), TEXT));
            assertThat(failure.kind()).isEqualTo(Kind.TLS);
            assertThat(failure)
                    .hasMessageContaining("127.0.0.1:" + server.port() + " wants a client certificate")
                    .hasMessageContaining("client_certificate")
                    .hasMessageNotContaining("\n");
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void theKeyStoreOfJavasPropertiesIsUsedWhereTheSettingsNameNone() throws Exception {
        try (var server = demanding();
                var socket = socket(properties("client", TestCertificates.PASSWORD), server)) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readNBytes(12);
            assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
        }
    }

    private SSLSocket socket(Properties properties, ScriptedServer server) throws IOException {
        NetworkSettings network =
                NetworkSettings.fromEnvironment(Map.of("SSL_CERT_FILE", authority.toString()), Duration.ofMinutes(1));
        SSLContext context = new Trust(Clock.systemUTC(), new ClientKeys(properties)).verifying(network);
        return (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", server.port());
    }

    private Properties properties(String alias, String password) {
        Properties properties = new Properties();
        properties.setProperty(
                "javax.net.ssl.keyStore", certificates.store(alias).toString());
        properties.setProperty("javax.net.ssl.keyStorePassword", password);
        properties.setProperty("javax.net.ssl.keyStoreType", "PKCS12");
        return properties;
    }

    @Test
    void aKeyStoreThatCannotBeUsedIsNamedWithoutItsPassword() throws Exception {
        Properties missing = new Properties();
        missing.setProperty("javax.net.ssl.keyStore", folder.resolve("none.p12").toString());
        Properties noStore = new Properties();
        noStore.setProperty(
                "javax.net.ssl.keyStore",
                Files.writeString(folder.resolve("words.p12"), "words").toString());
        for (Properties bad : new Properties[] {missing, noStore, properties("client", "wr0ng-password")}) {
            assertThatThrownBy(() -> managers(bad))
                    .isInstanceOf(NetworkSettingsException.class)
                    .hasMessageContaining(bad.getProperty("javax.net.ssl.keyStore"))
                    .hasMessageContaining("javax.net.ssl.keyStorePassword")
                    .hasMessageNotContaining("wr0ng")
                    .hasMessageNotContaining("\n");
        }
    }

    private static void managers(Properties properties) throws GeneralSecurityException {
        new ClientKeys(properties).managers(Optional.empty());
    }

    @Test
    void aCertificateInTextNamesNoKey() {
        assertThat(certificates.client("client")).hasToString("ClientCertificate[CN=usersync]");
    }

    @Test
    void aCertificateIsReadWithTheKeyThatItBelongsTo() {
        ClientCertificate client = certificates.client("client");
        Path pem = certificates.pem("client");
        assertThat(ClientCertificate.read("client_certificate", pem, client.key())
                        .chain())
                .containsExactly(client.chain().get(0));

        assertThatThrownBy(() -> ClientCertificate.read(
                        "client_certificate",
                        pem,
                        certificates.client("stranger").key()))
                .isInstanceOf(NetworkSettingsException.class)
                .hasMessageContaining("client_certificate")
                .hasMessageContaining(pem.toString())
                .hasMessageContaining("not that of the private key");
        Path none = folder.resolve("none.pem");
        assertThatThrownBy(() -> ClientCertificate.read("client_certificate", none, client.key()))
                .hasMessageContaining("client_certificate names '" + none + "', which does not exist");
    }
}
