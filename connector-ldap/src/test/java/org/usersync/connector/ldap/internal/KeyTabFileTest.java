package org.usersync.connector.ldap.internal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.ConnectorException.Kind;
import org.usersync.spi.tck.TestConfigValues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Whose keys a key tab holds, and what is said when that cannot be told. */
class KeyTabFileTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("keytab");
    }

    private void write(int version, Part content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(version);
        content.write(out);
        Files.write(file, bytes.toByteArray());
    }

    @FunctionalInterface
    private interface Part {
        void write(DataOutputStream out) throws IOException;
    }

    private static void entry(DataOutputStream out, String realm, String... name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream entry = new DataOutputStream(bytes);
        entry.writeShort(name.length);
        entry.writeUTF(realm);
        for (String component : name) {
            entry.writeUTF(component);
        }
        out.writeInt(bytes.size());
        out.write(bytes.toByteArray());
    }

    @Test
    void theFirstEntryNamesWhoSignsIn() throws IOException {
        write(0x0502, out -> {
            entry(out, "EXAMPLE.COM", "sync", "host.example.com");
            entry(out, "EXAMPLE.COM", "other");
        });
        assertThat(KeyTabFile.firstPrincipal(file)).isEqualTo("sync/host.example.com@EXAMPLE.COM");
    }

    @Test
    void removedEntriesArePassedOver() throws IOException {
        write(0x0502, out -> {
            out.writeInt(-5);
            out.write(new byte[5]);
            entry(out, "EXAMPLE.COM", "sync");
        });
        assertThat(KeyTabFile.firstPrincipal(file)).isEqualTo("sync@EXAMPLE.COM");
    }

    @Test
    void whatIsNoKeyTabIsSaidToBeNone() throws IOException {
        write(0x2321, out -> out.writeInt(1));
        assertThatThrownBy(() -> KeyTabFile.firstPrincipal(file)).hasMessageContaining("no key tab");
        write(0x0502, out -> {});
        assertThatThrownBy(() -> KeyTabFile.firstPrincipal(file)).hasMessageContaining("no entry");
    }

    @Test
    void aKeyTabThatIsNotThereIsToldByName() {
        LdapOptions options = LdapOptions.of(TestConfigValues.of(
                LdapOptions.schema(),
                Map.of("host", "ldap.example.com", "base_dn", "dc=x", "authentication_method", "kerberos")));
        LdapAuthentication authentication = new LdapAuthentication(
                options, Clock.systemUTC(), name -> name.equals("KRB5_CLIENT_KTNAME") ? "FILE:" + file : null);
        assertThatThrownBy(() -> authentication.request(options.hosts().get(0), false))
                .isInstanceOfSatisfying(ConnectorException.class, failure -> assertThat(failure.kind())
                        .isEqualTo(Kind.AUTH))
                .hasMessageContaining("KRB5_CLIENT_KTNAME");
    }
}
