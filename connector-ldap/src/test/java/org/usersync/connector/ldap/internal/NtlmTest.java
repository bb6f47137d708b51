package org.usersync.connector.ldap.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.ConnectorException.Kind;
import org.usersync.spi.connector.Health;

import static org.assertj.core.api.Assertions.assertThat;

/** Signing in by NTLM, against a server that computes the proof by itself. */
class NtlmTest {
    private static LdapRun run(MemoryDirectory directory, String password) {
        return LdapRun.of(directory)
                .option("authentication_method", "NTLM")
                .option("username", "Domain\\User")
                .option("password", password);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Password",
                NtlmServer.NT_HASH,
                "aad3b435b51404eeaad3b435b51404ee:" + NtlmServer.NT_HASH,
                "AAD3B435B51404EEAAD3B435B51404EE:A4F49C406510BDCAB6824EE7C30FD852"
            })
    void thePasswordOrItsHashProvesWhoSignsIn(String password) {
        for (NtlmServer server : List.of(NtlmServer.plain(), NtlmServer.withTime())) {
            try (MemoryDirectory directory = new MemoryDirectory(server)) {
                directory.person("ann", directory.group("all"));
                assertThat(run(directory, password).read("all").emails()).containsExactly("ann@example.com");
                assertThat(run(directory, password).twoSteps(false).read("all").delivered())
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "Password ", "a4f49c406510bdcab6824ee7c30fd853"})
    void anotherPasswordIsRefusedAndNotShown(String password) {
        try (MemoryDirectory directory = new MemoryDirectory(NtlmServer.plain())) {
            LdapRun run = run(directory, password);
            ConnectorException failure = run.failure("all");
            assertThat(failure.kind()).isEqualTo(Kind.AUTH);
            assertThat(failure).hasMessageContaining("Domain\\User");
            assertThat(failure).hasMessageNotContaining(password);
            assertThat(run.logged()).noneMatch(line -> line.contains(password));
        }
    }

    @Test
    void theOlderProofIsLeftOutWhereTheServerTellsTheTime() {
        NtlmServer server = NtlmServer.withTime();
        try (MemoryDirectory directory = new MemoryDirectory(server)) {
            run(directory, "Password").check();
            assertThat(server.lmResponse()).hasSize(24).containsOnly(0);
        }
    }

    /** RFC 5929, section 4.1: the hash is that of the certificate's signature, SHA-256 in place of weaker ones. */
    @ParameterizedTest
    @CsvSource({"SHA256withRSA, SHA-256", "SHA384withRSA, SHA-384", "SHA512withRSA, SHA-512", "SHA1withRSA, SHA-256"})
    void theProofIsBoundToTheServersCertificate(String signature, String digest, @TempDir Path folder)
            throws Exception {
        TestAuthority authority = new TestAuthority(folder);
        authority.server("here", "-ext", "san=ip:127.0.0.1", "-sigalg", signature);
        byte[] hash = MessageDigest.getInstance(digest).digest(authority.certificate("here"));
        ByteArrayOutputStream binding = new ByteArrayOutputStream();
        binding.write(new byte[16]);
        binding.write(new byte[] {(byte) (21 + hash.length), 0, 0, 0});
        binding.write("tls-server-end-point:".getBytes(StandardCharsets.US_ASCII));
        binding.write(hash);
        NtlmServer server = NtlmServer.withTime();
        try (MemoryDirectory directory = MemoryDirectory.encrypted(authority.shown("here"), server)) {
            assertThat(run(directory, "Password").check().status()).isEqualTo(Health.Status.OK);
        }
        assertThat(server.channelBinding())
                .isEqualTo(MessageDigest.getInstance("MD5").digest(binding.toByteArray()));
    }

    @Test
    void withoutTlsThereIsNothingToBindTo() {
        NtlmServer server = NtlmServer.plain();
        try (MemoryDirectory directory = new MemoryDirectory(server)) {
            assertThat(run(directory, "Password").check().status()).isEqualTo(Health.Status.OK);
        }
        assertThat(server.channelBinding()).isNull();
    }

    @Test
    void aServerWithoutNtlmSaysSo() {
        try (MemoryDirectory directory = new MemoryDirectory()) {
            assertThat(run(directory, "Password").failure("all").getMessage().lines())
                    .hasSize(1);
        }
    }
}
