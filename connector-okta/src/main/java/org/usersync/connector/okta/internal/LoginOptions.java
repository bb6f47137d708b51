package org.usersync.connector.okta.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.usersync.connector.okta.internal.SigningKey.UnusableKeyException;
import org.usersync.spi.config.ConfigOption;
import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.config.OptionType;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.secret.PrivateKeyReader;
import org.usersync.spi.secret.Secret;

/** The options that decide how to sign in. */
final class LoginOptions {
    private static final String METHOD = "authentication_method";
    private static final String API_TOKEN = "api_token";
    private static final String OAUTH = "oauth";
    private static final String CLIENT_ID = "client_id";
    private static final String KEY_ID = "key_id";
    private static final String KEY_PATH = "priv_key_path";
    private static final String KEY_DATA = "priv_key_data";
    private static final String KEY_PASS = "priv_key_pass";
    private static final long LARGEST_KEY_FILE = 1024 * 1024;

    private final ConfigValues config;
    private final PrivateKeyReader pems;
    private final Logger logger;

    private LoginOptions(ConfigValues config, PrivateKeyReader pems, Logger logger) {
        this.config = config;
        this.pems = pems;
        this.logger = logger;
    }

    /**
     * Describes the options.
     *
     * @param account the option whose value is the account in the keyring
     * @return all of them
     */
    static List<ConfigOption> describe(String account) {
        return List.of(
                ConfigOption.builder(
                                METHOD,
                                OptionType.TEXT,
                                "How the connector signs in: by an API token, or as a service app (OAuth 2.0).")
                        .choices(API_TOKEN, OAUTH)
                        .defaultValue(API_TOKEN)
                        .build(),
                ConfigOption.builder(API_TOKEN, OptionType.SECRET, "The API token of an Okta administrator.")
                        .requiredWhen(METHOD, API_TOKEN)
                        .keyringAccount(account)
                        .build(),
                ConfigOption.builder(CLIENT_ID, OptionType.TEXT, "With oauth: the client id of the service app.")
                        .requiredWhen(METHOD, OAUTH)
                        .build(),
                ConfigOption.builder(
                                KEY_ID,
                                OptionType.TEXT,
                                "With oauth: the id (kid) of the app's public key; a JSON Web Key brings its own.")
                        .build(),
                ConfigOption.builder(
                                KEY_PATH,
                                OptionType.FILE,
                                "With oauth: the file with the app's private key, as JSON Web Key or PEM.")
                        .build(),
                secret(KEY_DATA, "With oauth, in place of priv_key_path: the private key itself.", account),
                secret(KEY_PASS, "With oauth: the pass phrase of an encrypted PEM key.", account));
    }

    private static ConfigOption secret(String name, String doc, String account) {
        return ConfigOption.builder(name, OptionType.SECRET, doc)
                .keyringAccount(account)
                .build();
    }

    /**
     * Reads the options, and the key's file.
     *
     * @param config the values
     * @param pems reads keys in PEM form
     * @param logger takes warnings
     * @return how to sign in
     * @throws ConnectorException of kind {@code CONFIG} if they do not go together, or the key cannot be used
     */
    static Login read(ConfigValues config, PrivateKeyReader pems, Logger logger) {
        LoginOptions options = new LoginOptions(config, pems, logger);
        return config.text(METHOD).orElse(API_TOKEN).equals(OAUTH) ? options.serviceApp() : options.apiToken();
    }

    private Login apiToken() {
        for (String option : List.of(CLIENT_ID, KEY_ID)) {
            reject(config.text(option).isPresent(), option, OAUTH);
        }
        reject(config.file(KEY_PATH).isPresent(), KEY_PATH, OAUTH);
        for (String option : List.of(KEY_DATA, KEY_PASS)) {
            reject(config.secret(option).isPresent(), option, OAUTH);
        }
        return new Login.ByApiToken(headerValue(config.secret(API_TOKEN)
                .orElseThrow(() -> wrong(API_TOKEN, "required, but neither it nor secure_api_token_key is given"))));
    }

    private Login serviceApp() {
        reject(config.secret(API_TOKEN).isPresent(), API_TOKEN, API_TOKEN);
        String clientId = config.text(CLIENT_ID)
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .orElseThrow(() -> wrong(CLIENT_ID, "required with authentication_method oauth"));
        return new Login.ByServiceApp(clientId, key());
    }

    private SigningKey key() {
        Optional<Path> file = config.file(KEY_PATH);
        Optional<Secret> data = config.secret(KEY_DATA);
        if (file.isPresent() && data.isPresent()) {
            throw wrong(KEY_PATH, "priv_key_data is given too: remove one of the two");
        }
        if (file.isEmpty() && data.isEmpty()) {
            throw wrong(
                    KEY_PATH, "required with authentication_method oauth, but neither it nor priv_key_data is given");
        }
        String option = file.isPresent() ? KEY_PATH : KEY_DATA;
        String place = file.map(path -> " in " + path).orElse("");
        @Nullable String keyId = config.text(KEY_ID)
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .orElse(null);
        try {
            Secret text = file.isPresent() ? content(file.get()) : data.get();
            return SigningKey.read(text, config.secret(KEY_PASS).orElse(null), keyId, pems);
        } catch (UnusableKeyException e) {
            throw wrong(option, "the key" + place + " " + e.getMessage());
        }
    }

    private Secret content(Path file) {
        try {
            if (Files.size(file) > LARGEST_KEY_FILE) {
                throw wrong(KEY_PATH, file + " is too large to be a key");
            }
            warnIfPublic(file);
            byte[] bytes = Files.readAllBytes(file);
            char[] text = new char[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                // PEM and the keys of a JSON Web Key are ASCII.
                text[i] = (char) (bytes[i] & 0xff);
            }
            Secret key = Secret.of(text);
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(text, '\0');
            return key;
        } catch (IOException e) {
            throw wrong(KEY_PATH, file + " cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private void warnIfPublic(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null && view.readAttributes().permissions().contains(PosixFilePermission.OTHERS_READ)) {
            logger.warn(
                    "{} holds a private key and every user of this system can read it; take the right away (chmod o-r)",
                    file);
        }
    }

    /** Keyrings and files like to add a line end; anything else that no header may hold is an error. */
    private static Secret headerValue(Secret configured) {
        return configured.use(value -> {
            int start = 0;
            int end = value.length;
            while (start < end && Character.isWhitespace(value[start])) {
                start++;
            }
            while (end > start && Character.isWhitespace(value[end - 1])) {
                end--;
            }
            if (start == end) {
                throw wrong(API_TOKEN, "a value is missing");
            }
            for (int i = start; i < end; i++) {
                if (value[i] <= ' ' || value[i] > '~') {
                    throw wrong(
                            API_TOKEN,
                            "it holds a blank or a character that no API token has; copy it again from Okta");
                }
            }
            char[] stripped = Arrays.copyOfRange(value, start, end);
            try {
                return Secret.of(stripped);
            } finally {
                Arrays.fill(stripped, '\0');
            }
        });
    }

    private static void reject(boolean given, String option, String method) {
        if (given) {
            throw wrong(option, "it belongs to authentication_method " + method + "; remove it, or change the method");
        }
    }

    private static ConnectorException wrong(String option, String why) {
        return new ConnectorException(ConnectorException.Kind.CONFIG, option + ": " + why);
    }
}
