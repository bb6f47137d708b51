package org.usersync.http.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLSocket;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.usersync.http.NetworkSettings;
import org.usersync.spi.http.HttpCall;
import org.usersync.spi.http.HttpFailure;
import org.usersync.spi.http.HttpFailure.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.usersync.http.internal.Bench.TEXT;
import static org.usersync.http.internal.Bench.call;
import static org.usersync.http.internal.ScriptedServer.ok;

@TestInstance(Lifecycle.PER_CLASS)
final class TlsTest {
    private static final String SAN = "san=dns:localhost,ip:127.0.0.1";

    private TestCertificates certificates;

    @BeforeAll
    void makeCertificates(@TempDir Path folder) {
        certificates = new TestCertificates(folder);
        certificates.make(
                "expired", "CN=late", "-signer", "authority", "-ext", SAN, "-startdate", "-10d", "-validity", "5");
        certificates.make("elsewhere", "CN=else", "-signer", "authority", "-ext", "san=dns:other.example");
        certificates.make("foreign", "CN=Intercepting Box", "-ext", SAN);
        certificates.pem("authority");
    }

    private HttpFailure refusal(String alias) throws IOException {
        Bench bench = new Bench().trusting(certificates.pem("authority"));
        try (var server = new ScriptedServer(certificates.server(alias), ok("x"));
                var transport = bench.open()) {
            HttpFailure failure = catchThrowableOfType(HttpFailure.class, () -> transport.exchange(call(server), TEXT));
            assertThat(failure.kind()).isEqualTo(Kind.TLS);
            assertThat(failure.getMessage())
                    .contains("127.0.0.1:" + server.port())
                    .doesNotContain("\n");
            assertThat(server.requests()).isEmpty();
            assertThat(bench.time.waits()).isEmpty();
            return failure;
        }
    }

    @Test
    void expiredCertificatesAreNamedWithTheirDate() throws IOException {
        assertThat(refusal("expired")).hasMessageContaining("expired on 20").hasMessageContaining("CN=late");
    }

    @Test
    void certificatesOfOtherHostsAreNamed() throws IOException {
        assertThat(refusal("elsewhere")).hasMessageContaining("is for other.example only");
    }

    @Test
    void foreignIssuersAreNamed() throws IOException {
        assertThat(refusal("foreign"))
                .hasMessageContaining("CN=Intercepting Box")
                .hasMessageContaining("REQUESTS_CA_BUNDLE");
    }

    @Test
    void withoutVerificationAnyCertificateWillDo() throws IOException {
        for (String alias : new String[] {"expired", "elsewhere", "foreign"}) {
            try (var server = new ScriptedServer(certificates.server(alias), ok("x"));
                    var transport = new Bench().open(Bench.policy().verifyTls(false))) {
                assertThat(transport.exchange(call(server), TEXT)).isEqualTo("200 x");
            }
        }
    }

    @Test
    void aServerWithoutTlsIsToldAsSuch() throws IOException {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var transport = new Bench().open()) {
            Future<?> served = thread.submit(() -> {
                try (Socket client = server.accept()) {
                    client.getOutputStream().write("HTTP/1.1 400 Bad\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    return client.getInputStream().read();
                }
            });
            HttpCall call = HttpCall.get(URI.create("https://127.0.0.1:" + server.getLocalPort() + "/"))
                    .build();
            HttpFailure failure = catchThrowableOfType(HttpFailure.class, () -> transport.exchange(call, TEXT));
            assertThat(failure.kind()).isEqualTo(Kind.TLS);
            assertThat(failure).hasMessageContaining("Check that it is an https address");
            assertThat(served).isNotCancelled();
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void unknownHostsAreNotTriedAgain() {
        Bench bench = new Bench();
        try (var transport = bench.open()) {
            HttpCall call =
                    HttpCall.get(URI.create("https://no-such-host.invalid/x")).build();
            HttpFailure failure = catchThrowableOfType(HttpFailure.class, () -> transport.exchange(call, TEXT));
            assertThat(failure.kind()).isEqualTo(Kind.UNKNOWN_HOST);
            assertThat(failure).hasMessageContaining("no-such-host.invalid:443");
            assertThat(bench.time.waits()).isEmpty();
        }
    }

    @Test
    void theContextForOtherProtocolsTrustsTheBundleToo() throws IOException {
        NetworkSettings network = NetworkSettings.fromEnvironment(
                Map.of("SSL_CERT_FILE", certificates.pem("authority").toString()), Duration.ofMinutes(1));
        try (var server = new ScriptedServer(certificates.server("good"), ok("x"));
                var socket = (SSLSocket) new TransportService()
                        .tls(network)
                        .getSocketFactory()
                        .createSocket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.startHandshake();
            assertThat(socket.getSession().getProtocol()).startsWith("TLSv1.");
        }
    }
}
