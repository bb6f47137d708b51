package org.usersync.config;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

import org.usersync.spi.config.ConfigOption;
import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.config.OptionType;
import org.usersync.spi.secret.PrivateKeyException;
import org.usersync.spi.secret.PrivateKeyReader;
import org.usersync.spi.secret.Secret;
import org.usersync.spi.secret.SecretException;
import org.usersync.spi.secret.SecretRequest;
import org.usersync.spi.secret.SecretSource;

/** Sources of secrets that a test makes up, and a reader of keys that takes {@code RSA} and {@code EC} for a key. */
final class Sources implements CredentialAccess {
    private final TreeMap<String, SecretSource> sources = new TreeMap<>();

    void add(String name, SecretSource source) {
        sources.put(name, source);
    }

    @Override
    public Collection<String> sources() {
        return sources.keySet();
    }

    @Override
    public Optional<SecretSource> source(String name) {
        return Optional.ofNullable(sources.get(name));
    }

    @Override
    public PrivateKeyReader privateKeys() {
        return (pem, passPhrase) -> {
            String text = pem.use(String::new).strip();
            if (text.startsWith("locked") && passPhrase == null) {
                throw new PrivateKeyException(PrivateKeyException.Reason.PASS_PHRASE_MISSING, "is encrypted", null);
            }
            if (!text.endsWith("RSA") && !text.endsWith("EC")) {
                throw new PrivateKeyException(PrivateKeyException.Reason.NO_KEY, "is no private key", null);
            }
            return pair(text.endsWith("RSA") ? "RSA" : "EC").getPrivate();
        };
    }

    private static KeyPair pair(String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(algorithm.equals("RSA") ? 1024 : 256);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A source with one text option, a secret {@code password} besides, and an answer; null is a missing secret. */
    static SecretSource source(String option, Function<ConfigValues, Function<SecretRequest, String>> answer) {
        return new SecretSource() {
            @Override
            public ConfigSchema schema() {
                return ConfigSchema.of(
                        ConfigOption.builder(option, OptionType.TEXT, "What to read.")
                                .required()
                                .build(),
                        ConfigOption.builder("password", OptionType.SECRET, "Opens it.")
                                .build());
            }

            @Override
            public Optional<String> shortOption() {
                return Optional.of(option);
            }

            @Override
            public Secret read(ConfigValues values, SecretRequest request) throws SecretException {
                String secret = answer.apply(values).apply(request);
                if (secret == null) {
                    throw new SecretException("there is no entry for "
                            + values.text(option).orElseThrow() + " and "
                            + request.account().orElse("nobody"));
                }
                return Secret.of(secret);
            }
        };
    }
}
