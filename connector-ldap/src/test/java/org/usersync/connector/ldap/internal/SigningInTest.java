package org.usersync.connector.ldap.internal;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.ConnectorException.Kind;
import org.usersync.spi.connector.Health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which server is asked, who signs in, and what is said when that fails. */
class SigningInTest {
    private final MemoryDirectory directory = new MemoryDirectory();

    @AfterEach
    void close() {
        directory.close();
    }

    /** An address at which nobody listens. */
    private static String deadHost() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "ldap://127.0.0.1:" + socket.getLocalPort();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String shown(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void theFirstServerThatAnswersIsRead() {
        directory.person("ann", directory.group("all"));
        LdapRun run = new LdapRun(List.of(deadHost(), directory.url())).read("all");
        assertThat(run.emails()).containsExactly("ann@example.com");
    }

    @Test
    void noServerAnswering() {
        String first = deadHost();
        String second = deadHost();
        ConnectorException failure = new LdapRun(List.of(first, second)).failure("all");
        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(failure).hasMessageContaining(first).hasMessageContaining(second);
        assertThat(failure).hasMessageContaining("connection refused");
        assertThat(failure.getMessage().lines()).hasSize(1);
    }

    @Test
    void aNameThatDoesNotResolve() {
        assertThat(new LdapRun("ldap://no-such-host.invalid").failure("all"))
                .hasMessageContaining("no-such-host.invalid")
                .hasMessageContaining("does not resolve");
    }

    @Test
    void aWrongPasswordIsTriedAtOneServerOnceAndShownNowhere() {
        try (MemoryDirectory second = new MemoryDirectory()) {
            String wrong = "wr0ng-p4ssword";
            LdapRun run = new LdapRun(List.of(directory.url(), second.url())).option("password", wrong);
            ConnectorException failure = run.failure("a", "b", "c", "d", "e");
            assertThat(failure.kind()).isEqualTo(Kind.AUTH);
            assertThat(failure).hasMessageContaining(MemoryDirectory.READER).hasMessageContaining(directory.url());
            assertThat(shown(failure)).doesNotContain(wrong);
            assertThat(run.logged()).noneMatch(line -> line.contains(wrong));
            assertThat(directory.binds()).hasSize(1);
            assertThat(second.binds()).isEmpty();
        }
    }

    @Test
    void theServersDiagnosticIsTold() {
        directory.refuseCredentials();
        assertThat(LdapRun.of(directory).failure("all"))
                .hasMessageContaining("no such secret here")
                .hasMessageContaining("49");
    }

    @Test
    void aServerThatRepeatsThePasswordIsMasked() {
        directory.refuseCredentials();
        LdapRun run = LdapRun.of(directory);
        ConnectorException failure = run.failure("all");
        assertThat(failure).hasMessageContaining("no such secret here: ***");
        assertThat(shown(failure)).doesNotContain(MemoryDirectory.PASSWORD);
        assertThat(run.logged()).noneMatch(line -> line.contains(MemoryDirectory.PASSWORD));
    }

    @Test
    void withoutUsernameNobodySignsIn() {
        directory.person("ann", directory.group("all"));
        LdapRun run = LdapRun.of(directory).without("username", "password").read("all");
        assertThat(run.emails()).containsExactly("ann@example.com");
        assertThat(directory.binds()).allMatch(String::isEmpty);
    }

    @Test
    void aCheckSignsInAndReadsNothing() {
        Health good = LdapRun.of(directory).check();
        assertThat(good.status()).isEqualTo(Health.Status.OK);
        assertThat(good.summary()).contains(directory.url());
        assertThat(directory.searches()).isEmpty();
        directory.refuseCredentials();
        assertThat(LdapRun.of(directory).check().status()).isEqualTo(Health.Status.FAIL);
    }

    @ParameterizedTest
    @CsvSource({
        "ldap.example.com, ldap.example.com, 389, false",
        "ldap://ldap.example.com, ldap.example.com, 389, false",
        "LDAPS://ldap.example.com/, ldap.example.com, 636, true",
        "ldaps://ldap.example.com:3269, ldap.example.com, 3269, true",
        "ldap://[::1]:1389, ::1, 1389, false"
    })
    void addresses(String text, String name, int port, boolean tls) {
        assertThat(LdapHost.parse(text)).isEqualTo(new LdapHost(name, port, tls));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://a", "ldap://", "ldap://a:99999", "ldap://a:0", "ldap://a/dc=x", "a b"})
    void whatIsNoAddressIsAConfigurationError(String text) {
        assertThatThrownBy(() -> new LdapRun(text).connector())
                .isInstanceOfSatisfying(ConnectorException.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(Kind.CONFIG);
                    assertThat(failure).hasMessageContaining(text);
                });
    }

    private static void refused(LdapRun run, String word) {
        assertThatThrownBy(run::connector).isInstanceOfSatisfying(ConnectorException.class, failure -> {
            assertThat(failure.kind()).isEqualTo(Kind.CONFIG);
            assertThat(failure).hasMessageContaining(word);
        });
    }

    @Test
    void optionsThatDoNotFitTogetherAreConfigurationErrors() {
        refused(LdapRun.of(directory).option("authentication_method", "Anonymous"), "username");
        refused(LdapRun.of(directory).option("authentication_method", "KERBEROS"), "username");
        refused(LdapRun.of(directory).without("password"), "password");
        refused(LdapRun.of(directory).option("password", ""), "password");
        refused(LdapRun.of(directory).option("authentication_method", "ntlm"), "DOMAIN");
        refused(LdapRun.of(directory).option("base_dn", "example.com"), "base_dn");
        refused(LdapRun.of(directory).option("all_users_filter", "(&(a=b)"), "all_users_filter");
        refused(LdapRun.of(directory).option("group_filter_format", "(cn={group}"), "group_filter_format");
        refused(LdapRun.of(directory).option("group_member_filter_format", "(&"), "group_member_filter_format");
        refused(
                LdapRun.of(directory)
                        .option("group_member_filter_format", "(memberOf={group_dn})")
                        .option("two_steps_lookup", Map.of("group_member_attribute_name", "member")),
                "two_steps_lookup");
    }
}
