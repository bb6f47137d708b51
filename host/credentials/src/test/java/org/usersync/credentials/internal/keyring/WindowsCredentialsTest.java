package org.usersync.credentials.internal.keyring;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.usersync.spi.secret.Secret;
import org.usersync.spi.secret.SecretException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The names and the form that Python's keyring gives to Windows' credentials, over a fake of Windows. */
class WindowsCredentialsTest {
    private final Map<String, NativeCredentials.Credential> vault = new TreeMap<>();
    private final WindowsCredentials keyring = new WindowsCredentials(new NativeCredentials() {
        @Override
        public Optional<Credential> read(String target) {
            return Optional.ofNullable(vault.get(target));
        }

        @Override
        public void write(Credential credential) {
            byte[] copy = new byte[credential.blob().remaining()];
            credential.blob().duplicate().get(copy);
            vault.put(
                    credential.target(), new Credential(credential.target(), credential.user(), ByteBuffer.wrap(copy)));
        }

        @Override
        public void delete(String target) {
            vault.remove(target);
        }
    });

    @Test
    void findsTheEntryByItsService() throws Exception {
        python("umapi", "org", "sécret €");

        assertThat(found("umapi", "org")).hasValue("sécret €");
        assertThat(found("umapi", "other")).isEmpty();
        assertThat(found("okta", "org")).isEmpty();
    }

    @Test
    void findsTheEntryOfAServiceWithTwoAccounts() throws Exception {
        vault.put("first@umapi", credential("first@umapi", "first", "one"));
        vault.put("umapi", credential("umapi", "second", "two"));
        assertThat(found("umapi", "first")).hasValue("one");
        assertThat(found("umapi", "second")).hasValue("two");
    }

    @Test
    void writesAsPythonDoes() throws Exception {
        keyring.put("umapi", "first", Secret.of("ä"));
        assertThat(vault.get("umapi").user()).isEqualTo("first");
        assertThat(vault.get("umapi").blob()).isEqualTo(ByteBuffer.wrap(new byte[] {(byte) 0xE4, 0}));

        keyring.put("umapi", "second", Secret.of("two"));
        assertThat(vault.keySet()).containsExactlyInAnyOrder("umapi", "first@umapi");
        assertThat(found("umapi", "first")).hasValue("ä");
        assertThat(found("umapi", "second")).hasValue("two");

        keyring.put("umapi", "first", Secret.of("new"));
        assertThat(found("umapi", "first")).hasValue("new");
        assertThat(found("umapi", "second")).hasValue("two");
    }

    @Test
    void removesTheAccountsEntryAlone() throws Exception {
        keyring.put("umapi", "first", Secret.of("one"));
        keyring.put("umapi", "second", Secret.of("two"));

        assertThat(keyring.remove("umapi", "first")).isTrue();

        assertThat(vault.keySet()).containsExactly("umapi");
        assertThat(keyring.remove("umapi", "first")).isFalse();
        assertThat(found("umapi", "second")).hasValue("two");
    }

    @Test
    void refusesWhatDoesNotFit() throws Exception {
        keyring.put("umapi", "u", Secret.of("x".repeat(1280)));

        assertThatThrownBy(() -> keyring.put("umapi", "u", Secret.of("x".repeat(1281))))
                .isInstanceOf(SecretException.class)
                .hasMessageContaining("1280 characters")
                .hasMessageContaining("{file: …}");
    }

    /** What Python's keyring writes for the first account of a service. */
    private void python(String service, String account, String secret) {
        vault.put(service, credential(service, account, secret));
    }

    private static NativeCredentials.Credential credential(String target, String account, String secret) {
        return new NativeCredentials.Credential(target, account, StandardCharsets.UTF_16LE.encode(secret));
    }

    private Optional<String> found(String service, String account) throws SecretException {
        return keyring.find(service, account).map(secret -> secret.use(String::new));
    }
}
