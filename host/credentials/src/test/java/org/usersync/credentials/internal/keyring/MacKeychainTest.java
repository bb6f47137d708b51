package org.usersync.credentials.internal.keyring;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.usersync.spi.secret.Secret;
import org.usersync.spi.secret.SecretException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Over a fake of macOS that is as strict as the real one: adding twice and changing what is not there fail. */
class MacKeychainTest {
    private final Map<String, String> items = new HashMap<>();
    private final MacKeychain keychain = new MacKeychain(() -> new MacKeychain.Calls() {
        @Override
        public Optional<String> find(String service, String account) {
            return Optional.ofNullable(items.get(service + "/" + account));
        }

        @Override
        public void add(String service, String account, String secret) {
            assertThat(items.putIfAbsent(service + "/" + account, secret)).isNull();
        }

        @Override
        public void modify(String service, String account, String secret) {
            assertThat(items.replace(service + "/" + account, secret)).isNotNull();
        }

        @Override
        public void delete(String service, String account) {
            assertThat(items.remove(service + "/" + account)).isNotNull();
        }
    });

    @Test
    void writesFindsAndRemoves() throws Exception {
        assertThat(keychain.find("s", "u")).isEmpty();
        keychain.put("s", "u", Secret.of("one"));
        keychain.put("s", "u", Secret.of("two"));

        assertThat(keychain.find("s", "u").orElseThrow().<String>use(String::new))
                .isEqualTo("two");
        assertThat(keychain.remove("s", "u")).isTrue();
        assertThat(keychain.remove("s", "u")).isFalse();
    }

    @Test
    void failureOfMacOs() {
        MacKeychain broken = new MacKeychain(() -> {
            throw new SecretException("the Keychain cannot be used");
        });

        assertThatThrownBy(() -> broken.find("s", "u")).isInstanceOf(SecretException.class);
    }
}
