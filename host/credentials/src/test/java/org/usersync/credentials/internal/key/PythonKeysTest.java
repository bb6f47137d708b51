package org.usersync.credentials.internal.key;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersync.credentials.KeyTool;
import org.usersync.credentials.PrivateKeyText;
import org.usersync.spi.secret.PrivateKeyException;
import org.usersync.spi.secret.PrivateKeyException.Reason;
import org.usersync.spi.secret.Secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Both ways with the library by which Python programs read and write keys. */
class PythonKeysTest {
    @TempDir
    static Path folder;

    private static PythonCryptography python;

    private final KeyTool tool = new PemKeyTool();

    @BeforeAll
    static void makeKey() throws Exception {
        PythonCryptography.assumeInstalled();
        python = new PythonCryptography(folder);
        python.run("", """
                key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
                for name, form in ("PKCS8", PrivateFormat.PKCS8), ("TraditionalOpenSSL", PrivateFormat.TraditionalOpenSSL):
                    with open(name, "wb") as out: out.write(key.private_bytes(Encoding.PEM, form, NoEncryption()))
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "PKCS8, correct horse",
        "PKCS8, päss €",
        "TraditionalOpenSSL, correct horse",
        "TraditionalOpenSSL, päss €"
    })
    void decryptsWhatPythonEncrypted(String form, String passPhrase) throws Exception {
        python.run(passPhrase, """
                key = load_pem_private_key(open("PKCS8", "rb").read(), None)
                with open("encrypted", "wb") as out:
                    out.write(key.private_bytes(
                        Encoding.PEM, getattr(PrivateFormat, sys.argv[1]), BestAvailableEncryption(phrase)))
                """, form);

        PrivateKeyText key = tool.read(secret("encrypted"));

        assertThat(key.isEncrypted()).isTrue();
        assertThat(text(key.decrypted(Secret.of(passPhrase)))).isEqualTo(Files.readString(folder.resolve("PKCS8")));
        assertThatThrownBy(() -> key.decrypted(Secret.of(passPhrase + "x")))
                .isInstanceOfSatisfying(PrivateKeyException.class, failure -> assertThat(failure.reason())
                        .isEqualTo(Reason.PASS_PHRASE_WRONG));
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct horse", "päss €"})
    void pythonDecryptsWhatIsEncrypted(String passPhrase) throws Exception {
        Files.writeString(
                folder.resolve("ours"),
                text(tool.read(secret("TraditionalOpenSSL")).encrypted(Secret.of(passPhrase))));

        python.run(passPhrase, """
                key = load_pem_private_key(open("ours", "rb").read(), phrase)
                with open("plain", "wb") as out:
                    out.write(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
                """);

        assertThat(folder.resolve("plain")).hasSameTextualContentAs(folder.resolve("PKCS8"));
    }

    @Test
    void pythonReadsWhatIsDecrypted() throws Exception {
        PrivateKeyText plain = tool.read(secret("TraditionalOpenSSL"));
        Secret passPhrase = Secret.of("x");
        Files.writeString(
                folder.resolve("decrypted"),
                text(tool.read(plain.encrypted(passPhrase)).decrypted(passPhrase)));

        python.run("", """
                key = load_pem_private_key(open("decrypted", "rb").read(), None)
                assert key.private_numbers() == load_pem_private_key(open("PKCS8", "rb").read(), None).private_numbers()
                """);
    }

    private static Secret secret(String file) throws Exception {
        return Secret.of(Files.readString(folder.resolve(file)));
    }

    private static String text(Secret secret) {
        return secret.use(String::new);
    }
}
