package org.usersync.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.usersync.demo.tenant.Service;
import org.usersync.distribution.InstalledProgram.Result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The assembled program behind a real proxy, with its trust from everywhere it may come from. */
class NetworkIT {
    private static final String[] FULL = {
        "--connector", "okta", "--users", "mapped", "--process-groups", "--update-user-info"
    };

    private static final String PASSWORD = "changeit";

    @TempDir
    Path scratch;

    private TestCompany company;

    @BeforeEach
    void start() throws IOException {
        company = new TestCompany(scratch.resolve("company"));
    }

    @AfterEach
    void stop() {
        company.close();
    }

    private Tinyproxy proxy() throws Exception {
        assumeTrue(Tinyproxy.installed(), Tinyproxy.MISSING);
        return new Tinyproxy(scratch.resolve("proxy"));
    }

    private List<String> hosts(Service... services) {
        return Stream.of(services)
                .map(service -> company.tenant().host(service))
                .sorted()
                .toList();
    }

    @Test
    void everyConnectionGoesThroughTheProxyWithItsLogin() throws Exception {
        try (Tinyproxy proxy = proxy()) {
            Result result = company.program(scratch)
                    .set("HTTPS_PROXY", proxy.address(Tinyproxy.PASSWORD))
                    .run(FULL);

            assertThat(result.status()).as(result.out()).isZero();
            assertThat(company.adobe("ana").groups()).containsExactly("Design");
            assertThat(proxy.connections()).isEqualTo(hosts(Service.OKTA, Service.UMAPI, Service.IMS));
        }
    }

    @Test
    void aProxyThatRefusesTheLoginIsNamed() throws Exception {
        try (Tinyproxy proxy = proxy()) {
            Result result = company.program(scratch)
                    .set("https_proxy", proxy.address("wrong-marker"))
                    .run(FULL);

            assertThat(result.status()).isEqualTo(1);
            assertThat(result.out())
                    .contains("the proxy 127.0.0.1:" + proxy.port() + " refused the way")
                    .contains("HTTPS_PROXY")
                    .doesNotContain("wrong-marker")
                    .doesNotContain("\tat ");
            assertThat(company.tenant().journal().entries()).isEmpty();
        }
    }

    @Test
    void hostsOfNoProxyAreReachedDirectly() throws Exception {
        String okta = company.tenant().host(Service.OKTA).replace("localhost", "127.0.0.1");
        company.file("connector-okta.yml", TestCompany.okta(okta, TestCompany.TOKEN));
        try (Tinyproxy proxy = proxy()) {
            Result result = company.program(scratch)
                    .set("HTTPS_PROXY", proxy.address(Tinyproxy.PASSWORD))
                    // Okta by a range of addresses, Adobe's sign-in by name and port.
                    .set(
                            "NO_PROXY",
                            "example.com, 127.0.0.0/8 " + company.tenant().host(Service.IMS))
                    .run(FULL);

            assertThat(result.status()).as(result.out()).isZero();
            assertThat(proxy.connections()).isEqualTo(hosts(Service.UMAPI));
        }
    }

    @Test
    void javasOwnTrustStoreIsUsed() throws Exception {
        Path store = scratch.resolve("trust.p12");
        keytool(store, "-importcert", "-noprompt", "-alias", "ca", "-file", pem("ca"));

        Result result = company.program(scratch)
                .unset("SSL_CERT_FILE")
                .set(
                        "USER_SYNC_JAVA_OPTS",
                        "-Djavax.net.ssl.trustStore=" + store + " -Djavax.net.ssl.trustStorePassword=changeit")
                .run(FULL);

        assertThat(result.status()).as(result.out()).isZero();
    }

    @Test
    void anAuthorityThatIsNotTrustedIsNamed() throws Exception {
        Result result = company.program(scratch).unset("SSL_CERT_FILE").run(FULL);

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out())
                .contains("CN=User Sync demo authority", "who is not trusted", "REQUESTS_CA_BUNDLE")
                .doesNotContain("\tat ");
        assertThat(company.tenant().journal().entries()).isEmpty();
    }

    @Test
    void bothVariablesOfABundleAreRead() throws Exception {
        Path empty = Files.writeString(scratch.resolve("empty.pem"), "no certificate");
        Result wrong = company.program(scratch)
                .set("REQUESTS_CA_BUNDLE", empty.toString())
                .run(FULL);
        assertThat(wrong.status()).isEqualTo(1);
        assertThat(wrong.out()).contains("REQUESTS_CA_BUNDLE", empty.toString());

        Result right = company.program(scratch)
                .unset("SSL_CERT_FILE")
                .set("REQUESTS_CA_BUNDLE", company.folder().resolve("ca.pem").toString())
                .run(FULL);
        assertThat(right.status()).as(right.out()).isZero();
    }

    @Test
    void aServerThatAsksForACertificateGetsTheConfiguredOne() throws Exception {
        Path keys = scratch.resolve("keys.p12");
        keytool(
                keys,
                "-genkeypair",
                "-alias",
                "server",
                "-dname",
                "CN=s",
                "-keyalg",
                "EC",
                "-ext",
                "san=dns:localhost");
        keytool(keys, "-genkeypair", "-alias", "client", "-dname", "CN=usersync", "-keyalg", "EC");
        keytool(keys, "-exportcert", "-rfc", "-alias", "server", "-file", pem("server"));
        keytool(keys, "-exportcert", "-rfc", "-alias", "client", "-file", pem("client"));
        keytool(keys, "-importcert", "-noprompt", "-alias", "trusted", "-file", pem("client"));
        company.root("mutual TLS", """
                network:
                  client_certificate: client.pem
                  client_key: client.key
                  client_key_pass: opens-it
                """);
        company.program(scratch);
        encryptedKey(keys);
        try (CertificateWanting server = new CertificateWanting(keys, PASSWORD)) {
            company.file("connector-okta.yml", TestCompany.okta("localhost:" + server.port(), TestCompany.TOKEN));

            Result result =
                    company.program(scratch).set("SSL_CERT_FILE", pem("server")).run(FULL);

            assertThat(result.status()).as(result.out()).isEqualTo(1);
            assertThat(result.out()).contains("localhost:" + server.port() + " answered HTTP 404");
            assertThat(server.clients()).isNotEmpty().containsOnly("CN=usersync");
        }
    }

    /** The client's key as OpenSSL encrypts it. */
    private void encryptedKey(Path keys) throws Exception {
        Path plain = scratch.resolve("plain.key");
        run(
                "openssl",
                "pkcs12",
                "-in",
                keys.toString(),
                "-nodes",
                "-nocerts",
                "-passin",
                "pass:" + PASSWORD,
                "-out",
                plain.toString());
        // Both keys are in there, each below its name.
        String[] parts = Files.readString(plain).split("(?=Bag Attributes)");
        for (String part : parts) {
            if (part.contains("friendlyName: client")) {
                Files.writeString(plain, part.substring(part.indexOf("-----BEGIN")));
            }
        }
        Path key = company.folder().resolve("client.key");
        run("openssl", "pkcs8", "-topk8", "-in", plain.toString(), "-passout", "pass:opens-it", "-out", key.toString());
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    }

    private String pem(String name) {
        return company.folder().resolve(name + ".pem").toString();
    }

    private void keytool(Path store, String... words) throws Exception {
        List<String> line = new ArrayList<>(
                List.of(InstalledProgram.javaHome().resolve("bin/keytool").toString()));
        line.addAll(List.of(words));
        line.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        run(line.toArray(String[]::new));
    }

    private void run(String... words) throws Exception {
        Path output = scratch.resolve("tool.txt");
        Process tool = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(tool.waitFor()).as(Files.readString(output)).isZero();
    }
}
