package org.usersync.http.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.usersync.http.internal.ScriptedServer.Step;
import org.usersync.spi.http.HttpCall;
import org.usersync.spi.http.HttpFailure;
import org.usersync.spi.http.HttpFailure.Kind;
import org.usersync.spi.secret.Secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.usersync.http.internal.Bench.TEXT;
import static org.usersync.http.internal.ScriptedServer.ok;
import static org.usersync.http.internal.ScriptedServer.status;

@TestInstance(Lifecycle.PER_CLASS)
final class ProxyTest {
    private static final Step WANTS_LOGIN = status(407, "Proxy-Authenticate: Basic realm=\"p\"\r\n", "login first");
    private static final String TOKEN = "t0ken-of-the-service";

    private TestCertificates certificates;

    @BeforeAll
    void makeCertificates(@TempDir Path folder) {
        certificates = new TestCertificates(folder);
        certificates.make("box", "CN=Intercepting Box", "-ext", "san=dns:localhost,ip:127.0.0.1");
        certificates.pem("authority");
    }

    /** Opens the way to a server and carries the bytes both ways. */
    private static Step tunnelTo(ScriptedServer server) {
        return (proxy, client) -> {
            ExecutorService back = Executors.newSingleThreadExecutor();
            try (Socket onward = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                back.execute(() -> carry(onward, client));
                carry(client, onward);
            } finally {
                back.shutdownNow();
            }
            return false;
        };
    }

    private static void carry(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // One side hung up, and so does the tunnel.
            return;
        }
    }

    private Bench bench(String proxy) {
        Bench bench = new Bench().trusting(certificates.pem("authority"));
        bench.environment.put("HTTPS_PROXY", proxy);
        return bench;
    }

    private static HttpCall call(ScriptedServer server) {
        return HttpCall.get(URI.create("https://127.0.0.1:" + server.port() + "/users?name=ann"))
                .secretHeader("Authorization", "SSWS ", Secret.of(TOKEN))
                .build();
    }

    private HttpFailure failure(Bench bench, ScriptedServer server) {
        try (var transport = bench.open()) {
            return catchThrowableOfType(HttpFailure.class, () -> transport.exchange(call(server), TEXT));
        }
    }

    @Test
    void callsGoThroughTheProxyWhichLearnsNothingButTheHost() throws IOException {
        try (var server = new ScriptedServer(certificates.server("good"), ok("hello"));
                var proxy = new ScriptedServer(null, WANTS_LOGIN, tunnelTo(server));
                var transport =
                        bench("http://al:p%40ss@127.0.0.1:" + proxy.port()).open()) {
            assertThat(transport.exchange(call(server), TEXT)).isEqualTo("200 hello");
            assertThat(transport.exchange(call(server), TEXT)).isEqualTo("200 hello");
            assertThat(proxy.requests()).hasSize(2).allMatch(head -> head.startsWith("CONNECT 127.0.0.1:"));
            // al:p@ss
            assertThat(proxy.requests().get(1)).contains("Proxy-Authorization: Basic YWw6cEBzcw==");
            assertThat(proxy.requests().toString()).doesNotContain(TOKEN).doesNotContain("ann");
            assertThat(server.requests()).hasSize(2).allMatch(head -> head.contains("SSWS " + TOKEN));
            assertThat(server.requests().toString()).doesNotContain("Proxy-Authorization");
        }
    }

    @Test
    void aProxyThatWantsALoginIsNotTakenForTheService() throws IOException {
        try (var server = new ScriptedServer(certificates.server("good"), ok("hello"));
                var proxy = new ScriptedServer(null, WANTS_LOGIN)) {
            String address = "127.0.0.1:" + proxy.port();
            HttpFailure without = failure(bench(address), server);
            assertThat(without.kind()).isEqualTo(Kind.PROXY);
            assertThat(without)
                    .hasMessageContaining(address)
                    .hasMessageContaining("407")
                    .hasMessageContaining("user:password");
            HttpFailure wrong = failure(bench("http://al:wr0ng@" + address), server);
            assertThat(wrong.kind()).isEqualTo(Kind.PROXY);
            assertThat(wrong).hasMessageContaining("refused user and password").hasMessageNotContaining("wr0ng");
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void aWrongPasswordIsAlsoToldByTheStatusOfServers() throws IOException {
        try (var server = new ScriptedServer(certificates.server("good"), ok("hello"));
                var proxy = new ScriptedServer(null, status(401, "", "no"))) {
            HttpFailure wrong = failure(bench("http://al:wr0ng@127.0.0.1:" + proxy.port()), server);
            assertThat(wrong.kind()).isEqualTo(Kind.PROXY);
            assertThat(wrong).hasMessageContaining("refused user and password");
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void aProxyThatForbidsTheHostIsNotTakenForTheService() throws IOException {
        for (int status : new int[] {403, 429, 503}) {
            try (var server = new ScriptedServer(certificates.server("good"), ok("hello"));
                    var proxy = new ScriptedServer(null, status(status, "", "forbidden"))) {
                Bench bench = bench("127.0.0.1:" + proxy.port());
                HttpFailure failure = failure(bench, server);
                assertThat(failure.kind()).isEqualTo(Kind.PROXY);
                assertThat(failure).hasMessageContaining("status " + status);
                assertThat(bench.time.waits()).isEmpty();
            }
        }
    }

    @Test
    void aProxyThatIsNotThereIsNamed() throws IOException {
        var gone = new ScriptedServer(null, ok(""));
        gone.close();
        try (var server = new ScriptedServer(certificates.server("good"), ok("hello"))) {
            HttpFailure failure = failure(bench("127.0.0.1:" + gone.port()), server);
            assertThat(failure.kind()).isEqualTo(Kind.PROXY);
            assertThat(failure).hasMessageContaining("127.0.0.1:" + gone.port());
            HttpFailure unknown = failure(bench("no-such-proxy.invalid:8080"), server);
            assertThat(unknown.kind()).isEqualTo(Kind.PROXY);
            assertThat(unknown).hasMessageContaining("no-such-proxy.invalid:8080");
        }
    }

    @Test
    void proxiesAreSpokenToThroughTlsIfTheyWantIt() throws IOException {
        try (var server = new ScriptedServer(certificates.server("good"), ok("hello"));
                var proxy = new ScriptedServer(certificates.server("good"), tunnelTo(server));
                var transport = bench("https://127.0.0.1:" + proxy.port()).open()) {
            assertThat(transport.exchange(call(server), TEXT)).isEqualTo("200 hello");
        }
    }

    @Test
    void aProxyThatOpensTlsIsNamedWithItsCertificate() throws IOException {
        try (var server = new ScriptedServer(certificates.server("good"), ok("hello"));
                var box = new ScriptedServer(certificates.server("box"), ok("forged"));
                var proxy = new ScriptedServer(null, tunnelTo(box))) {
            String address = "127.0.0.1:" + proxy.port();
            HttpFailure failure = failure(bench(address), server);
            assertThat(failure.kind()).isEqualTo(Kind.TLS);
            assertThat(failure)
                    .hasMessageContaining("CN=Intercepting Box")
                    .hasMessageContaining(address)
                    .hasMessageContaining("REQUESTS_CA_BUNDLE");
            assertThat(box.requests()).isEmpty();
        }
    }
}
