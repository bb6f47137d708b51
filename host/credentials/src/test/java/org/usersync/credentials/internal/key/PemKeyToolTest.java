package org.usersync.credentials.internal.key;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersync.credentials.CertificateSubject;
import org.usersync.credentials.KeyTool;
import org.usersync.credentials.PrivateKeyText;
import org.usersync.spi.secret.PrivateKeyException;
import org.usersync.spi.secret.PrivateKeyException.Reason;
import org.usersync.spi.secret.Secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Both ways with openssl: what it writes is taken, and it takes what is written. */
class PemKeyToolTest {
    private static final String PASS = "päss €";

    @TempDir
    static Path folder;

    private static Openssl openssl;

    private final KeyTool tool = new PemKeyTool();

    @BeforeAll
    static void makeKey() throws Exception {
        openssl = new Openssl(folder);
        openssl.run("genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", "rsa.pem");
        openssl.run("pkey", "-in", "rsa.pem", "-traditional", "-out", "traditional.pem");
    }

    @Test
    void opensslReadsWhatIsEncrypted() throws Exception {
        for (String plain : new String[] {"rsa.pem", "traditional.pem"}) {
            PrivateKeyText key = tool.read(secret(plain));
            assertThat(key.isEncrypted()).isFalse();

            Files.writeString(folder.resolve("out.pem"), text(key.encrypted(Secret.of(PASS))));

            assertThat(Files.readString(folder.resolve("out.pem")))
                    .startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----\n");
            assertThat(openssl.run("pkey", "-in", "out.pem", "-passin", "pass:" + PASS))
                    .isEqualTo(Files.readString(folder.resolve("rsa.pem")));
            assertThat(text(tool.read(secret("out.pem")).decrypted(Secret.of(PASS))))
                    .isEqualTo(Files.readString(folder.resolve("rsa.pem")));
        }
    }

    @Test
    void decryptsWhatOpensslEncrypted() throws Exception {
        openssl.run("pkcs8", "-topk8", "-in", "rsa.pem", "-out", "pkcs8.pem", "-passout", "pass:" + PASS);
        openssl.run("pkey", "-in", "rsa.pem", "-traditional", "-aes256", "-passout", "pass:" + PASS, "-out", "dek.pem");
        for (String encrypted : new String[] {"pkcs8.pem", "dek.pem"}) {
            PrivateKeyText key = tool.read(secret(encrypted));

            assertThat(key.isEncrypted()).isTrue();
            assertThat(text(key.decrypted(Secret.of(PASS)))).isEqualTo(Files.readString(folder.resolve("rsa.pem")));
            assertThatThrownBy(() -> key.decrypted(Secret.of("wrong")))
                    .isInstanceOfSatisfying(PrivateKeyException.class, e -> assertThat(e.reason())
                            .isEqualTo(Reason.PASS_PHRASE_WRONG));
            assertThatThrownBy(() -> key.encrypted(Secret.of("x"))).hasMessageContaining("encrypted already");
        }
    }

    /** openssl takes the bytes of a file as they are, so the characters must have become UTF-8, whatever the locale. */
    @ParameterizedTest
    @ValueSource(strings = {"pässword", "пароль", "密码 €", "key \uD83D\uDD11", "a\u0308"})
    void passPhrasesBeyondAsciiAreUtf8(String passPhrase) throws Exception {
        Files.writeString(folder.resolve("phrase"), passPhrase + "\n");
        openssl.run("pkcs8", "-topk8", "-in", "rsa.pem", "-out", "theirs.pem", "-passout", "file:phrase");

        assertThat(text(tool.read(secret("theirs.pem")).decrypted(Secret.of(passPhrase))))
                .isEqualTo(Files.readString(folder.resolve("rsa.pem")));

        Files.writeString(
                folder.resolve("ours.pem"), text(tool.read(secret("rsa.pem")).encrypted(Secret.of(passPhrase))));
        assertThat(openssl.run("pkey", "-in", "ours.pem", "-passin", "file:phrase"))
                .isEqualTo(Files.readString(folder.resolve("rsa.pem")));
    }

    @Test
    void refusesWhatIsNoKeyOrNotEncrypted() {
        assertThatThrownBy(() -> tool.read(Secret.of("no key"))).hasMessageContaining("is no private key");
        assertThatThrownBy(() -> tool.read(secret("rsa.pem")).decrypted(Secret.of("x")))
                .hasMessageContaining("is not encrypted");
    }

    @Test
    void makesAKeyWithItsCertificate() throws Exception {
        KeyTool.KeyAndCertificate made = tool.generate(
                new CertificateSubject("DE", "", "Köln", "Acme, Inc.", "User Sync", "it@acme.example"),
                Instant.parse("2026-11-26T12:00:00Z"));
        Files.writeString(folder.resolve("new.key"), text(made.key()));
        Files.writeString(folder.resolve("new.crt"), made.certificate());

        assertThat(openssl.run(
                        "x509",
                        "-in",
                        "new.crt",
                        "-noout",
                        "-subject",
                        "-issuer",
                        "-dates",
                        "-nameopt",
                        "utf8,sep_comma_plus"))
                .contains("C=DE,L=Köln,O=Acme, Inc.,CN=User Sync,emailAddress=it@acme.example")
                .contains("notBefore=Nov 26 12:00:00 2026")
                .contains("notAfter=Nov 26 12:00:00 2036");
        assertThat(openssl.run("verify", "-CAfile", "new.crt", "-attime", "1800000000", "new.crt"))
                .contains("OK");
        assertThat(openssl.run("x509", "-in", "new.crt", "-noout", "-pubkey"))
                .isEqualTo(openssl.run("pkey", "-in", "new.key", "-pubout"));
        assertThat(openssl.run("pkey", "-in", "new.key", "-noout", "-text")).contains("2048 bit");
    }

    private static Secret secret(String file) throws Exception {
        return Secret.of(Files.readString(folder.resolve(file)));
    }

    private static String text(Secret secret) {
        return secret.use(String::new);
    }
}
