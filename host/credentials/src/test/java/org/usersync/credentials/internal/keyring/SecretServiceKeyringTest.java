package org.usersync.credentials.internal.keyring;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.usersync.spi.secret.Secret;
import org.usersync.spi.secret.SecretException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Against a real gnome-keyring, in both directions with Python's keyring. */
class SecretServiceKeyringTest {
    private static final String SET =
            "import sys, keyring; keyring.set_password(sys.argv[1], sys.argv[2], sys.argv[3])";
    private static final String GET = "import sys, keyring; print(keyring.get_password(sys.argv[1], sys.argv[2]))";
    private static final String DELETE = "import sys, keyring; keyring.delete_password(sys.argv[1], sys.argv[2])";
    private static final String COUNT = "import sys, secretstorage; c = secretstorage.dbus_init();"
            + " print(len(list(secretstorage.search_items(c, {'service': sys.argv[1]}))))";
    private static final String LOCK =
            "import secretstorage; secretstorage.get_default_collection(secretstorage.dbus_init()).lock()";

    @TempDir
    static Path home;

    private static PrivateBus bus;

    private SecretServiceKeyring keyring;

    @BeforeAll
    static void startKeyring() throws Exception {
        PrivateBus.assumeInstalled();
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
        bus = new PrivateBus(home);
        bus.start();
        bus.startKeyring();
    }

    @AfterAll
    static void stopKeyring() throws Exception {
        if (bus != null) {
            bus.close();
        }
    }

    @BeforeEach
    void open() {
        keyring = on(bus.address());
    }

    @AfterEach
    void close() {
        keyring.close();
    }

    @Test
    void findsWhatPythonWrote() throws Exception {
        bus.python(SET, "from python", "user@example.com", "sécret \"€\" ");

        assertThat(found("from python", "user@example.com")).hasValue("sécret \"€\" ");
        assertThat(found("from python", "someone else")).isEmpty();
        assertThat(found("another", "user@example.com")).isEmpty();
    }

    @Test
    void pythonFindsWhatIsWritten() throws Exception {
        keyring.put("to python", "o@AdobeOrg", Secret.of("sécret €"));

        assertThat(bus.python(GET, "to python", "o@AdobeOrg")).isEqualTo("sécret €");
        assertThat(found("to python", "o@AdobeOrg")).hasValue("sécret €");
    }

    @Test
    void overwritesAndIsOverwrittenWithoutASecondEntry() throws Exception {
        bus.python(SET, "both", "u", "one");
        keyring.put("both", "u", Secret.of("two"));
        assertThat(bus.python(GET, "both", "u")).isEqualTo("two");

        bus.python(SET, "both", "u", "three");
        assertThat(found("both", "u")).hasValue("three");
        assertThat(bus.python(COUNT, "both")).isEqualTo("1");

        keyring.put("ours first", "u", Secret.of("one"));
        bus.python(SET, "ours first", "u", "two");
        assertThat(found("ours first", "u")).hasValue("two");
        assertThat(bus.python(COUNT, "ours first")).isEqualTo("1");
    }

    @Test
    void removes() throws Exception {
        keyring.put("removed", "u", Secret.of("x"));
        assertThat(keyring.remove("removed", "u")).isTrue();
        assertThat(keyring.remove("removed", "u")).isFalse();
        assertThat(bus.python(GET, "removed", "u")).isEqualTo("None");

        keyring.put("removed", "u", Secret.of("x"));
        bus.python(DELETE, "removed", "u");
        assertThat(found("removed", "u")).isEmpty();
    }

    @Test
    void takesAPrivateKey() throws Exception {
        String pem = "-----BEGIN PRIVATE KEY-----\n" + "abcdefgh\n".repeat(300) + "-----END PRIVATE KEY-----\n";

        keyring.put("key", "u", Secret.of(pem));

        assertThat(found("key", "u")).hasValue(pem);
    }

    @Test
    void saysWhatToDoWhenLocked() throws Exception {
        Path other = Files.createDirectory(
                home.resolve("locked"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try (PrivateBus locked = new PrivateBus(other)) {
            locked.start();
            locked.startKeyring();
            locked.python(SET, "s", "u", "x");
            locked.python(LOCK);
            try (SecretServiceKeyring client = on(locked.address())) {
                assertThatThrownBy(() -> client.find("s", "u"))
                        .isInstanceOf(SecretException.class)
                        .hasMessageContaining("locked")
                        .hasMessageContaining("{env: …}")
                        .hasMessageNotContaining("\n");
                assertThatThrownBy(() -> client.put("new", "u", Secret.of("y"))).hasMessageContaining("locked");
            }
        }
    }

    @Test
    void saysWhatToDoWithoutAKeyring() {
        try (SecretServiceKeyring client = on("unix:path=" + home + "/none")) {
            assertThatThrownBy(() -> client.find("s", "u"))
                    .isInstanceOf(SecretException.class)
                    .hasMessageContaining("no keyring (Secret Service) answers")
                    .hasMessageContaining("{file: …}")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void saysWhatToDoWithoutASession() {
        try (SecretServiceKeyring client = new SecretServiceKeyring(Map.of("XDG_RUNTIME_DIR", home + "/none"))) {
            assertThatThrownBy(() -> client.find("s", "u"))
                    .isInstanceOf(SecretException.class)
                    .hasMessageContaining("no desktop session")
                    .hasMessageContaining("{file: …}");
        }
    }

    private static SecretServiceKeyring on(String address) {
        return new SecretServiceKeyring(Map.of("DBUS_SESSION_BUS_ADDRESS", address));
    }

    private Optional<String> found(String service, String account) throws SecretException {
        return keyring.find(service, account).map(secret -> secret.use(String::new));
    }
}
