package org.usersync.credentials.internal.key;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersync.spi.secret.PrivateKeyException;
import org.usersync.spi.secret.PrivateKeyException.Reason;
import org.usersync.spi.secret.Secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Whatever openssl writes can be read. */
class PemPrivateKeyReaderTest {
    private static final String PASS = "päss phrase €1";
    private static final String ASCII_PASS = "correct horse";

    @TempDir
    static Path folder;

    private static Openssl openssl;

    private final PemPrivateKeyReader reader = new PemPrivateKeyReader();

    @BeforeAll
    static void makeKeys() throws Exception {
        openssl = new Openssl(folder);
        openssl.run("genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", "rsa.pem");
        openssl.run("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", "ec.pem");
        openssl.run("genpkey", "-algorithm", "ED25519", "-out", "ed.pem");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ec"})
    void plainKeysInBothForms(String kind) throws Exception {
        openssl.run("pkey", "-in", kind + ".pem", "-traditional", "-out", kind + "-traditional.pem");

        PrivateKey key = read(kind + ".pem", null);

        assertThat(key.getAlgorithm()).isEqualTo(kind.equals("rsa") ? "RSA" : "EC");
        assertThat(number(key)).isEqualTo(expected(kind));
        assertThat(text(kind + "-traditional.pem")).contains(kind.toUpperCase(Locale.ROOT) + " PRIVATE KEY");
        assertThat(number(read(kind + "-traditional.pem", null))).isEqualTo(expected(kind));
    }

    @Test
    void keyAfterOtherThings() throws Exception {
        openssl.run("req", "-x509", "-key", "rsa.pem", "-subj", "/CN=x", "-days", "2", "-out", "crt.pem");
        openssl.run("ecparam", "-name", "prime256v1", "-genkey", "-out", "with-parameters.pem");
        Files.writeString(folder.resolve("both.pem"), "Bag Attributes\n  a: b\n" + text("crt.pem") + text("rsa.pem"));

        assertThat(number(read("both.pem", null))).isEqualTo(expected("rsa"));
        assertThat(text("with-parameters.pem")).contains("EC PARAMETERS");
        assertThat(read("with-parameters.pem", null).getAlgorithm()).isEqualTo("EC");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-v2 aes-256-cbc",
                "-v2 aes-192-cbc -v2prf hmacWithSHA1",
                "-v2 aes-128-cbc -v2prf hmacWithSHA512",
                "-v2 aes-256-cbc -v2prf hmacWithSHA384 -iter 5000",
                "-v2 aes-256-cbc -v2prf hmacWithSHA224",
                "-v2 des3",
                "-v2 des-cbc -provider legacy -provider default",
                "-v2 rc2-cbc -provider legacy -provider default",
                "-scrypt",
                "-scrypt -scrypt_N 1024 -scrypt_r 8 -scrypt_p 16",
                "-v1 PBE-SHA1-3DES",
                "-v1 PBE-SHA1-2DES",
                "-v1 PBE-SHA1-RC2-128 -provider legacy -provider default",
                "-v1 PBE-SHA1-RC2-40 -provider legacy -provider default",
                "-v1 PBE-MD5-DES -provider legacy -provider default",
                "-v1 PBE-SHA1-DES -provider legacy -provider default",
                "-v1 PBE-MD5-RC2-64 -provider legacy -provider default",
                "-v1 PBE-SHA1-RC2-64 -provider legacy -provider default",
            })
    void encryptedPkcs8(String options) throws Exception {
        // openssl takes the words of its command line for Latin-1 in PKCS#12's schemes
        String pass = options.startsWith("-v1") ? ASCII_PASS : PASS;
        String[] chosen = options.split(" ");
        String[] line = new String[chosen.length + 8];
        System.arraycopy(
                new String[] {"pkcs8", "-topk8", "-in", "rsa.pem", "-out", "encrypted.pem", "-passout", "pass:" + pass},
                0,
                line,
                0,
                8);
        System.arraycopy(chosen, 0, line, 8, chosen.length);
        openssl.run(line);

        assertThat(text("encrypted.pem")).contains("BEGIN ENCRYPTED PRIVATE KEY");
        assertThat(number(read("encrypted.pem", pass))).isEqualTo(expected("rsa"));
        assertThatThrownBy(() -> read("encrypted.pem", pass + "x"))
                .isInstanceOfSatisfying(
                        PrivateKeyException.class, e -> assertThat(e.reason()).isEqualTo(Reason.PASS_PHRASE_WRONG));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-aes256", "-aes192", "-aes128", "-des3"})
    void encryptedTraditional(String cipher) throws Exception {
        for (String kind : new String[] {"rsa", "ec"}) {
            openssl.run(
                    "pkey",
                    "-in",
                    kind + ".pem",
                    "-traditional",
                    cipher,
                    "-passout",
                    "pass:" + PASS,
                    "-out",
                    "traditional.pem");

            assertThat(text("traditional.pem")).contains("DEK-Info");
            assertThat(number(read("traditional.pem", PASS))).isEqualTo(expected(kind));
            assertThatThrownBy(() -> read("traditional.pem", PASS + "x"))
                    .isInstanceOfSatisfying(PrivateKeyException.class, e -> assertThat(e.reason())
                            .isEqualTo(Reason.PASS_PHRASE_WRONG));
        }
    }

    @Test
    void missingPassPhrase() throws Exception {
        openssl.run("pkcs8", "-topk8", "-in", "rsa.pem", "-out", "encrypted.pem", "-passout", "pass:x");

        assertThatThrownBy(() -> read("encrypted.pem", null))
                .isInstanceOfSatisfying(
                        PrivateKeyException.class, e -> assertThat(e.reason()).isEqualTo(Reason.PASS_PHRASE_MISSING))
                .hasMessageContaining("is encrypted");
        assertThatThrownBy(() -> read("encrypted.pem", "")).hasMessageContaining("no pass phrase");
    }

    @Test
    void plainKeyNeedsNoPassPhrase() throws Exception {
        assertThat(number(read("rsa.pem", "unused"))).isEqualTo(expected("rsa"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "marker-4711",
                "-----BEGIN PRIVATE KEY-----\nmarker4711\n-----END PRIVATE KEY-----\n",
                "-----BEGIN RSA PRIVATE KEY-----\nmarker4711!!\n",
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMAAwmarker4711=\n-----END ENCRYPTED PRIVATE KEY-----\n"
            })
    void whatIsNoKey(String text) {
        assertThatThrownBy(() -> reader.read(Secret.of(text), Secret.of("x")))
                .isInstanceOfSatisfying(
                        PrivateKeyException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NO_KEY))
                .hasMessageContaining("is no private key")
                .hasMessageNotContaining("4711")
                .hasNoCause();
    }

    @Test
    void keyOfAnotherKind() {
        assertThatThrownBy(() -> read("ed.pem", null)).hasMessageContaining("RSA or EC is needed");
    }

    @Test
    void publicKeyIsNone() throws Exception {
        openssl.run("pkey", "-in", "rsa.pem", "-pubout", "-out", "public.pem");

        assertThatThrownBy(() -> read("public.pem", null)).hasMessageContaining("is no private key");
    }

    private PrivateKey read(String file, @Nullable String passPhrase) throws IOException, PrivateKeyException {
        return reader.read(Secret.of(text(file)), passPhrase == null ? null : Secret.of(passPhrase));
    }

    private static String text(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    /** The secret number of a key. */
    private static BigInteger number(PrivateKey key) {
        return key instanceof ECPrivateKey ec ? ec.getS() : ((RSAPrivateKey) key).getPrivateExponent();
    }

    /** The secret number of a key by openssl. */
    private static BigInteger expected(String kind) throws Exception {
        String printed = openssl.run("pkey", "-in", kind + ".pem", "-noout", "-text");
        String number = printed.replaceAll("(?s).*(?:privateExponent|priv):\\s([0-9a-f:\\s]+)\\n[a-z].*", "$1");
        return new BigInteger(number.replaceAll("[:\\s]", ""), 16);
    }
}
