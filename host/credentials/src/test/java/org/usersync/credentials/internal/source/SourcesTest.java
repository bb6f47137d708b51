package org.usersync.credentials.internal.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersync.credentials.Keyring;
import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.secret.Secret;
import org.usersync.spi.secret.SecretException;
import org.usersync.spi.secret.SecretRequest;
import org.usersync.spi.secret.SecretSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SourcesTest {
    @TempDir
    Path folder;

    private Optional<String> account = Optional.of("org");

    @Test
    void environment() throws Exception {
        assertThat(read(new EnvironmentSource(), Map.of("name", "TOKEN"))).isEqualTo("from env");
        assertThatThrownBy(() -> read(new EnvironmentSource(), Map.of("name", "EMPTY")))
                .hasMessageContaining("EMPTY is empty");
        assertThatThrownBy(() -> read(new EnvironmentSource(), Map.of("name", "NONE")))
                .hasMessageContaining("NONE is not set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3crét", "s3crét\n", "s3crét\r\n"})
    void fileWithoutItsLineEnd(String content) throws Exception {
        assertThat(read(new FileSource(), Map.of("path", file(content, "rw-r-----"))))
                .isEqualTo("s3crét");
    }

    @Test
    void fileOfSeveralLinesAndBlanks() throws Exception {
        assertThat(read(new FileSource(), Map.of("path", file(" a\nb \n\n", "rw-------"))))
                .isEqualTo(" a\nb \n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw----r--", "rw-----w-"})
    void fileThatOthersCanReadOrChange(String rights) throws Exception {
        Path file = file("s3cret", rights);

        assertThatThrownBy(() -> read(new FileSource(), Map.of("path", file)))
                .isInstanceOf(SecretException.class)
                .hasMessageContaining("every user of this system can")
                .hasMessageContaining("chmod o= " + file);
    }

    @Test
    void fileThatHoldsNoSecret() throws Exception {
        assertThatThrownBy(() -> read(new FileSource(), Map.of("path", file("\n", "rw-------"))))
                .hasMessageContaining("is empty");
        Path binary = file("", "rw-------");
        Files.write(binary, new byte[] {(byte) 0xC3, 0x28});
        assertThatThrownBy(() -> read(new FileSource(), Map.of("path", binary))).hasMessageContaining("no text");
        Files.write(binary, new byte[SecretText.MOST_BYTES + 1]);
        assertThatThrownBy(() -> read(new FileSource(), Map.of("path", binary))).hasMessageContaining("too large");
        assertThatThrownBy(() -> read(new FileSource(), Map.of("path", folder.resolve("none"))))
                .hasMessageContaining("cannot be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JCEKS"})
    void keyStoreOfKeytool(String type) throws Exception {
        Path store = folder.resolve("secrets");
        keytool(
                "s3cret\ns3cret\n",
                "-importpass",
                "-alias",
                "token",
                "-storetype",
                type,
                "-keystore",
                store.toString());
        Map<String, Object> values = Map.of("file", store, "alias", "token", "password", Secret.of("changeit"));

        assertThat(read(new KeystoreSource(), values)).isEqualTo("s3cret");
        assertThatThrownBy(() -> read(
                        new KeystoreSource(), Map.of("file", store, "alias", "x", "password", Secret.of("changeit"))))
                .hasMessageContaining("no entry x; it has token");
        assertThatThrownBy(() -> read(
                        new KeystoreSource(), Map.of("file", store, "alias", "token", "password", Secret.of("wrong"))))
                .hasMessageContaining("its password is wrong");
        assertThatThrownBy(() -> read(
                        new KeystoreSource(),
                        Map.of("file", file("x", "rw-------"), "alias", "token", "password", Secret.of("changeit"))))
                .hasMessageContaining("no key store");
    }

    @Test
    void privateKeyOfAKeyStore() throws Exception {
        Path store = folder.resolve("keys");
        keytool("", "-genkeypair", "-keyalg", "RSA", "-alias", "k", "-dname", "CN=x", "-keystore", store.toString());

        assertThat(read(new KeystoreSource(), Map.of("file", store, "alias", "k", "password", Secret.of("changeit"))))
                .startsWith("-----BEGIN PRIVATE KEY-----\n")
                .endsWith("\n-----END PRIVATE KEY-----\n");
    }

    @Test
    void program() throws Exception {
        script("helper", "#!/bin/sh\necho \"$TOKEN $1 $(basename \"$PWD\") ${HOME:-no home}\"\n");

        assertThat(read(new CommandSource(), Map.of("words", List.of("./helper", "a b"))))
                .isEqualTo("from env a b " + folder.getFileName() + " no home");
        assertThat(read(new CommandSource(), Map.of("words", List.of("sh", "-c", "printf s3cret"))))
                .isEqualTo("s3cret");
    }

    @Test
    void programThatFails() {
        assertThatThrownBy(() -> read(
                        new CommandSource(),
                        Map.of("words", List.of("sh", "-c", "echo s3cret; echo no such entry >&2; exit 3"))))
                .isInstanceOf(SecretException.class)
                .hasMessageContaining("sh ended with status 3: no such entry")
                .hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> read(new CommandSource(), Map.of("words", List.of("true"))))
                .hasMessageContaining("is empty");
        assertThatThrownBy(() -> read(new CommandSource(), Map.of("words", List.of("no-such-program-4711"))))
                .hasMessageContaining("cannot be started");
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void programThatHangsOrWritesWithoutEnd() {
        assertThatThrownBy(() -> read(
                        new CommandSource(Duration.ofMillis(300)), Map.of("words", List.of("sh", "-c", "sleep 3600"))))
                .hasMessageContaining("did not end within");
        assertThatThrownBy(() ->
                        read(new CommandSource(Duration.ofMillis(300)), Map.of("words", List.of("cat", "/dev/zero"))))
                .hasMessageContaining("did not end within");
        assertThatThrownBy(
                        () -> read(new CommandSource(), Map.of("words", List.of("head", "-c", "3000000", "/dev/zero"))))
                .hasMessageContaining("too much");
    }

    @Test
    void keyring() throws Exception {
        KeyringSource source = new KeyringSource(new OneEntry("s", "org", "s3cret"));

        assertThat(read(source, Map.of("name", "s"))).isEqualTo("s3cret");
        assertThatThrownBy(() -> read(source, Map.of("name", "t")))
                .hasMessageContaining("no entry of service 't', account 'org'")
                .hasMessageContaining("credentials set client_secret");
        account = Optional.empty();
        assertThat(read(source, Map.of("name", "s", "account", "org"))).isEqualTo("s3cret");
        assertThatThrownBy(() -> read(source, Map.of("name", "s"))).hasMessageContaining("no user name");
        account = Optional.of("org");
        assertThatThrownBy(() -> read(new KeyringSource(new OneEntry("s", "org", "")), Map.of("name", "s")))
                .hasMessageContaining("is empty: service 's', account 'org'");
    }

    private record OneEntry(String service, String account, String secret) implements Keyring {
        @Override
        public String name() {
            return "keyring of the test";
        }

        @Override
        public Optional<Secret> find(String wantedService, String wantedAccount) {
            return service.equals(wantedService) && account.equals(wantedAccount)
                    ? Optional.of(Secret.of(secret))
                    : Optional.empty();
        }

        @Override
        public void put(String newService, String newAccount, Secret newSecret) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean remove(String oldService, String oldAccount) {
            throw new UnsupportedOperationException();
        }
    }

    private String read(SecretSource source, Map<String, Object> values) throws SecretException {
        SecretRequest request = new SecretRequest() {
            @Override
            public String option() {
                return "client_secret";
            }

            @Override
            public Optional<String> account() {
                return account;
            }

            @Override
            public Path directory() {
                return folder;
            }

            @Override
            public Map<String, String> environment() {
                return Map.of("TOKEN", "from env", "EMPTY", "", "PATH", System.getenv("PATH"));
            }
        };
        ConfigValues checked = new MapValues(values);
        return source.read(checked, request).use(String::new);
    }

    private Path file(String content, String rights) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
    }

    private void script(String name, String text) throws IOException {
        Files.setPosixFilePermissions(
                Files.writeString(folder.resolve(name), text), PosixFilePermissions.fromString("rwx------"));
    }

    private static void keytool(String input, String... words) throws IOException, InterruptedException {
        List<String> line = new java.util.ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        line.addAll(List.of(words));
        line.addAll(List.of("-storepass", "changeit"));
        if (List.of(words).contains("JCEKS")) {
            line.addAll(List.of("-keypass", "changeit"));
        }
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        String printed = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
    }
}
