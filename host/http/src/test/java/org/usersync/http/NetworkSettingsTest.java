package org.usersync.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class NetworkSettingsTest {
    private static NetworkSettings settings(Map<String, String> environment) {
        return NetworkSettings.fromEnvironment(environment, Duration.ofMinutes(15));
    }

    @ParameterizedTest
    @CsvSource({
        "http://proxy.example:3128, false, proxy.example, 3128",
        "proxy.example:3128, false, proxy.example, 3128",
        "http://proxy.example/, false, proxy.example, 80",
        "https://Proxy.Example, true, proxy.example, 443",
        "http://[::1]:8080, false, ::1, 8080",
    })
    void proxyAddresses(String value, boolean secure, String host, int port) {
        ProxyServer proxy = settings(Map.of("HTTPS_PROXY", value))
                .proxyFor("okta.example", 443)
                .orElseThrow();
        assertThat(proxy).isEqualTo(new ProxyServer(secure, host, port, null));
    }

    @Test
    void userAndPasswordAreDecodedAndNeverShown() {
        NetworkSettings settings = settings(Map.of("https_proxy", "http://al%40ice:s%3Acr+et%25@proxy:1"));
        ProxyServer.Credentials login =
                settings.proxyFor("a", 443).flatMap(ProxyServer::login).orElseThrow();
        assertThat(login.user()).isEqualTo("al@ice");
        String password = login.password().use(String::new);
        assertThat(password).isEqualTo("s:cr+et%");
        assertThat(settings + " " + settings.proxyFor("a", 443) + " " + login)
                .doesNotContain("cr+et")
                .doesNotContain("ice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://u:s3cret@",
                "http://u:s3cret@host:99999",
                "http://u:s3cret@host:http",
                "socks5://u:s3cret@host:1",
                "http://u:s3cret%zz@host:1",
                "http://u:s3cret@host:1/path",
                "http://u:s3cret@ho st:1",
            })
    void unusableProxiesAreNamedWithoutTheirPassword(String value) {
        assertThatThrownBy(() -> settings(Map.of("HTTPS_PROXY", value)))
                .isInstanceOf(NetworkSettingsException.class)
                .hasMessageContaining("HTTPS_PROXY")
                .hasMessageNotContaining("s3cret")
                .hasMessageNotContaining("\n");
    }

    @Test
    void theFirstVariableThatIsSetDecides() {
        Map<String, String> both = Map.of("https_proxy", "one:1", "HTTPS_PROXY", "two:2", "HTTP_PROXY", "three:3");
        assertThat(settings(both).proxyFor("a", 443).orElseThrow().host()).isEqualTo("one");
        assertThat(settings(Map.of("HTTP_PROXY", "three:3"))
                        .proxyFor("a", 443)
                        .orElseThrow()
                        .host())
                .isEqualTo("three");
        assertThat(settings(Map.of("HTTPS_PROXY", "", "HTTP_PROXY", "three:3")).proxyFor("a", 443))
                .isEmpty();
        assertThat(settings(Map.of("HTTPS_PROXY", "one:1")).proxyFor("127.0.0.1", 443))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "* | a.example | true",
                "example.com | example.com | true",
                "example.com | Sub.EXAMPLE.com. | true",
                "example.com | notexample.com | false",
                ".example.com | example.com | true",
                "*.example.com | a.b.example.com | true",
                "a.test, b.test | b.test | true",
                "a.test b.test | b.test | true",
                "example.com:8443 | example.com | false",
                "example.com:443 | example.com | true",
                "10.0.0.0/8 | 10.200.3.4 | true",
                "10.0.0.0/8 | 11.0.0.1 | false",
                "10.0.0.0/8 | ten.example | false",
                "0.0.0.0/0 | 9.9.9.9 | true",
                "2001:db8::/32 | 2001:db8:1::1 | true",
                "2001:db8::/32 | 10.0.0.1 | false",
                "127.0.0.1 | 127.0.0.1 | true",
                "0.0.1 | 127.0.0.1 | false",
                "::1 | [::1] | true",
                "[::1]:443 | ::1 | true",
                ", | a.example | false",
            })
    void hostsWithoutProxy(String value, String host, boolean direct) {
        NetworkSettings settings = settings(Map.of("HTTPS_PROXY", "proxy:1", "NO_PROXY", value));
        assertThat(settings.proxyFor(host, 443).isEmpty()).isEqualTo(direct);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "ten/8", "10.0.0.0/x", "2001:db8::/129"})
    void badRangesAreRefused(String value) {
        assertThatThrownBy(() -> settings(Map.of("NO_PROXY", value)))
                .isInstanceOf(NetworkSettingsException.class)
                .hasMessageContaining("NO_PROXY")
                .hasMessageContaining(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "just words",
                "-----BEGIN CERTIFICATE-----\nQUJD\n-----END CERTIFICATE-----\n",
                "-----BEGIN CERTIFICATE-----\n",
            })
    void filesWithoutCertificatesAreRefused(String content, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("ca.pem"), content);
        assertThatThrownBy(() -> settings(Map.of("SSL_CERT_FILE", file.toString())))
                .isInstanceOf(NetworkSettingsException.class)
                .hasMessageContaining("SSL_CERT_FILE")
                .hasMessageContaining(file.toString())
                .hasMessageNotContaining("\n");
    }

    @Test
    void missingFilesAndFoldersAreRefused(@TempDir Path folder) {
        for (Path file : new Path[] {folder, folder.resolve("none.pem")}) {
            assertThatThrownBy(() -> settings(Map.of("REQUESTS_CA_BUNDLE", file.toString())))
                    .isInstanceOf(NetworkSettingsException.class)
                    .hasMessageContaining("REQUESTS_CA_BUNDLE")
                    .hasMessageContaining(file.toString());
        }
    }
}
