package org.usersync.connector.ldap.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.ConnectorException.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What the connector believes of a server's certificate, over ldaps and over StartTLS. */
class SlapdTlsTest {
    /** Servers that are asked without TLS refuse to talk of anything. */
    private static final String ONLY_TLS = "security ssf=128";

    private static final String HERE = "san=dns:localhost,ip:127.0.0.1";

    @TempDir
    private Path folder;

    private static @Nullable Certificates certificates;

    /** What the class makes once, for keys take their time. */
    private record Certificates(
            TestAuthority authority,
            TestAuthority.Identity good,
            TestAuthority.Identity expired,
            TestAuthority.Identity other,
            TestAuthority.Identity untrusted) {}

    @BeforeAll
    static void makeCertificates(@TempDir Path folder) throws IOException {
        assumeTrue(Slapd.installed(), Slapd.MISSING);
        TestAuthority authority = new TestAuthority(Files.createTempDirectory(folder, "authority"));
        TestAuthority stranger = new TestAuthority(Files.createTempDirectory(folder, "stranger"));
        certificates = new Certificates(
                authority,
                authority.server("good", "-ext", HERE),
                authority.server("old", "-ext", HERE, "-startdate", "-10d", "-validity", "5"),
                authority.server("other", "-ext", "san=dns:other.example.com"),
                stranger.server("good", "-ext", HERE));
    }

    private static Certificates certificates() {
        if (certificates == null) {
            throw new IllegalStateException("not made");
        }
        return certificates;
    }

    private Slapd slapd(TestAuthority.@Nullable Identity identity, String... directives) {
        return new Slapd(folder, identity, directives);
    }

    private LdapRun verifying(String url) {
        return new LdapRun(url)
                .option("require_tls_cert", "true")
                .trusting(certificates().authority().client());
    }

    static Stream<Function<Slapd, String>> bothWays() {
        return Stream.of(Slapd::tlsUrl, Slapd::plainUrl);
    }

    @ParameterizedTest
    @MethodSource("bothWays")
    void aTrustedServerIsRead(Function<Slapd, String> url) {
        // Filling needs a server that also talks without TLS; what it says then is the subject of another test.
        try (Slapd slapd = slapd(certificates().good()).filled()) {
            slapd.group("all", slapd.person("ann"));
            LdapRun run = verifying(url.apply(slapd)).read("all");
            assertThat(run.emails()).containsExactly("ann@example.com");
            assertThat(run.warnings()).isEmpty();
        }
    }

    /** The name of nobody proves it: a server that insists on TLS answers the sign-in. */
    @Test
    void startTlsComesBeforeAnythingIsSent() {
        try (Slapd slapd = slapd(certificates().good(), ONLY_TLS)) {
            ConnectorException tls = verifying(slapd.plainUrl()).failure("all");
            assertThat(tls).hasMessageContaining("49");
            ConnectorException plain = new LdapRun(slapd.plainUrl()).failure("all");
            assertThat(plain.kind()).isEqualTo(Kind.AUTH);
            assertThat(plain).hasMessageContaining("require_tls_cert");
        }
    }

    @ParameterizedTest
    @MethodSource("bothWays")
    void anExpiredCertificateIsRefused(Function<Slapd, String> url) {
        try (Slapd slapd = slapd(certificates().expired())) {
            ConnectorException failure = verifying(url.apply(slapd)).failure("all");
            assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
            assertThat(failure).hasMessageContaining("expired").hasMessageContaining(url.apply(slapd));
            assertThat(failure.getMessage().lines()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("bothWays")
    void anotherServersCertificateIsRefused(Function<Slapd, String> url) {
        try (Slapd slapd = slapd(certificates().other())) {
            ConnectorException failure = verifying(url.apply(slapd)).failure("all");
            assertThat(failure)
                    .hasMessageContaining("other.example.com")
                    .hasMessageContaining("localhost")
                    .hasMessageContaining("another name");
            assertThat(failure.getMessage().lines()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("bothWays")
    void anUnknownAuthorityIsRefused(Function<Slapd, String> url) {
        try (Slapd slapd = slapd(certificates().untrusted())) {
            ConnectorException failure = verifying(url.apply(slapd)).failure("all");
            assertThat(failure).hasMessageContaining("not trusted");
            assertThat(failure.getMessage().lines()).hasSize(1);
        }
    }

    @Test
    void aServerWithoutTlsIsNotReadInTheClear() {
        try (Slapd slapd = slapd(null)) {
            assertThat(verifying(slapd.plainUrl()).failure("all").kind()).isEqualTo(Kind.UNAVAILABLE);
        }
    }

    @Test
    void withoutVerifyingAnyCertificateServesWithAWarning() {
        try (Slapd slapd = slapd(certificates().other()).filled()) {
            slapd.group("all", slapd.person("ann"));
            LdapRun run = new LdapRun(slapd.tlsUrl()).read("all", "b", "c", "d", "e");
            assertThat(run.emails()).containsExactly("ann@example.com");
            assertThat(run.warnings())
                    .filteredOn(line -> line.contains("require_tls_cert"))
                    .hasSize(1);
        }
    }
}
