package org.usersync.cli.internal;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.usersync.credentials.internal.key.PemPrivateKeyReader;
import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.secret.Secret;
import org.usersync.spi.secret.SecretException;
import org.usersync.spi.secret.SecretRequest;
import org.usersync.spi.secret.SecretSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RegisteredCredentialsTest {
    private final RegisteredCredentials credentials = new RegisteredCredentials(new PemPrivateKeyReader());

    @Test
    void sourcesComeAndGo() {
        Vault vault = new Vault(null);
        Map<String, Object> properties = Map.of(SecretSource.NAME, "vault");
        credentials.addSource(vault, properties);
        assertThat(credentials.sources()).containsExactly("vault");

        credentials.removeSource(new Vault("another"), properties);
        assertThat(credentials.source("vault")).isPresent();
        credentials.removeSource(vault, properties);
        assertThat(credentials.source("vault")).isEmpty();
    }

    @Test
    void sourceRunsUnderItsOwnLoader() throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        credentials.addSource(new Vault(null), Map.of(SecretSource.NAME, "vault"));
        Thread.currentThread().setContextClassLoader(null);
        try {
            Secret secret = credentials.source("vault").orElseThrow().read(null, request());
            assertThat(secret.<String>use(String::new)).isEqualTo("true");
            assertThat(Thread.currentThread().getContextClassLoader()).isNull();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void whatASourceThrowsIsNotShown() {
        credentials.addSource(new Vault("s3cret"), Map.of(SecretSource.NAME, "vault"));

        assertThatThrownBy(() -> credentials.source("vault").orElseThrow().read(null, request()))
                .isInstanceOf(SecretException.class)
                .hasMessage("the source vault failed: java.lang.IllegalStateException");
    }

    private static SecretRequest request() {
        return new SecretRequest() {
            @Override
            public String option() {
                return "password";
            }

            @Override
            public Optional<String> account() {
                return Optional.empty();
            }

            @Override
            public Path directory() {
                return Path.of("/");
            }

            @Override
            public Map<String, String> environment() {
                return Map.of();
            }
        };
    }

    /** Tells whether the thread's loader is its own, or fails with a text. */
    private record Vault(String failure) implements SecretSource {
        @Override
        public ConfigSchema schema() {
            return ConfigSchema.of();
        }

        @Override
        public Secret read(ConfigValues values, SecretRequest request) {
            if (failure != null) {
                throw new IllegalStateException(failure);
            }
            boolean own =
                    Thread.currentThread().getContextClassLoader() == getClass().getClassLoader();
            return Secret.of(String.valueOf(own));
        }
    }
}
