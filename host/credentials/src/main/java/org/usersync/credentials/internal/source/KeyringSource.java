package org.usersync.credentials.internal.source;

import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.usersync.credentials.Keyring;
import org.usersync.spi.config.ConfigOption;
import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.config.OptionType;
import org.usersync.spi.secret.Secret;
import org.usersync.spi.secret.SecretException;
import org.usersync.spi.secret.SecretRequest;
import org.usersync.spi.secret.SecretSource;

/** {@code {keyring: NAME}}, which is also what {@code secure_…_key: NAME} means: an entry of the system's keyring. */
@Component(property = SecretSource.NAME + "=keyring")
public final class KeyringSource implements SecretSource {
    private static final String SERVICE = "name";
    private static final String ACCOUNT = "account";

    private final Keyring keyring;

    /**
     * Made by declarative services.
     *
     * @param keyring the keyring
     */
    @Activate
    public KeyringSource(@Reference Keyring keyring) {
        this.keyring = keyring;
    }

    @Override
    public ConfigSchema schema() {
        return ConfigSchema.of(
                ConfigOption.builder(SERVICE, OptionType.TEXT, "The entry's service.")
                        .required()
                        .build(),
                ConfigOption.builder(ACCOUNT, OptionType.TEXT, "The entry's user name, if it is another than usual.")
                        .build());
    }

    @Override
    public Optional<String> shortOption() {
        return Optional.of(SERVICE);
    }

    @Override
    public Secret read(ConfigValues values, SecretRequest request) throws SecretException {
        String service = values.text(SERVICE).orElseThrow();
        Optional<String> account = values.text(ACCOUNT).or(request::account);
        if (account.isEmpty()) {
            throw new SecretException("no user name belongs to this secret; write {keyring: {" + SERVICE + ": "
                    + service + ", " + ACCOUNT + ": USER}}");
        }
        String entry = "service '" + service + "', account '" + account.get() + "'";
        Secret secret = keyring.find(service, account.get())
                .orElseThrow(() -> new SecretException("the " + keyring.name() + " has no entry of " + entry
                        + "; 'user-sync credentials set " + request.option() + "' makes it"));
        if (secret.isEmpty()) {
            throw new SecretException("the entry of the " + keyring.name() + " is empty: " + entry);
        }
        return secret;
    }
}
