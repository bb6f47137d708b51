package org.usersync.connector.adobe.console.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.usersync.spi.config.ConfigOption;
import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.config.OptionType;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.ConnectorException.Kind;
import org.usersync.spi.model.IdentityType;
import org.usersync.spi.secret.PrivateKeyReader;
import org.usersync.spi.secret.Secret;
import org.usersync.umapi.UmapiSettings;
import org.usersync.umapi.UmapiSettings.CallsPerMinute;

/**
 * The connector's options: those of {@code connector-umapi.yml}, with {@code integration} in place of
 * {@code enterprise}.
 */
final class ConsoleOptions {
    static final String LOGGER_NAME = "logger_name";

    private static final String METHOD = "authentication_method";
    private static final String OAUTH = "oauth";
    private static final String JWT = "jwt";
    private static final String SERVER = "server";
    private static final String INTEGRATION = "integration";
    private static final String FILTER = "identity_type_filter";
    private static final String ALL = "all";
    private static final String HOST = "host";
    private static final String ENDPOINT = "endpoint";
    private static final String AUTH_HOST = "auth_host";
    private static final String AUTH_ENDPOINT = "auth_endpoint";
    private static final String TIMEOUT = "timeout";
    private static final String RETRIES = "retries";
    private static final String VERIFY = "ssl_verify";
    private static final String CALLS = "calls_per_minute";
    private static final String ORG_ID = "org_id";
    private static final String CLIENT_ID = "client_id";
    private static final String CLIENT_SECRET = "client_secret";
    private static final int LONGEST_TIMEOUT_SECONDS = 3600;
    private static final int MOST_ATTEMPTS = 100;
    private static final int MOST_CALLS = 10_000;

    private ConsoleOptions() {}

    static ConfigSchema schema() {
        return ConfigSchema.of(
                ConfigOption.builder(
                                METHOD,
                                OptionType.TEXT,
                                "How to sign in at Adobe; without it jwt where a private key is given, else oauth.")
                        .choices(OAUTH, JWT)
                        .build(),
                ConfigOption.builder(SERVER, OptionType.SECTION, "Where Adobe is; nobody but testers changes it.")
                        .section(server())
                        .build(),
                ConfigOption.builder(
                                INTEGRATION,
                                OptionType.SECTION,
                                "The organisation that is read, and the credential of its Developer Console.")
                        .section(integration())
                        .required()
                        .build(),
                ConfigOption.builder(FILTER, OptionType.TEXT, "Whose accounts are read: all, or one identity type.")
                        .choices(ALL, "adobeID", "enterpriseID", "federatedID")
                        .defaultValue(ALL)
                        .build(),
                ConfigOption.builder(
                                "user_identity_type",
                                OptionType.IDENTITY_TYPE,
                                "Has no effect: everybody keeps the identity type of the organisation that is read.")
                        .build(),
                ConfigOption.builder(LOGGER_NAME, OptionType.TEXT, "The logger in the log lines.")
                        .defaultValue("adobe_console")
                        .build());
    }

    private static ConfigSchema server() {
        CallsPerMinute published = CallsPerMinute.PUBLISHED;
        return ConfigSchema.of(
                text(HOST, "The host of the User Management API.", "usermanagement.adobe.io"),
                text(ENDPOINT, "The path of the User Management API.", "/v2/usermanagement"),
                ConfigOption.builder(AUTH_HOST, OptionType.TEXT, "The host of the sign-in.")
                        .oldNames("ims_host")
                        .defaultValue("ims-na1.adobelogin.com")
                        .build(),
                ConfigOption.builder(
                                AUTH_ENDPOINT,
                                OptionType.TEXT,
                                "The path of the sign-in; without it /ims/token/v2, with jwt /ims/exchange/jwt.")
                        .oldNames("ims_endpoint_jwt")
                        .build(),
                ConfigOption.builder(TIMEOUT, OptionType.INTEGER, "The longest silence of a request, in seconds.")
                        .range(1, LONGEST_TIMEOUT_SECONDS)
                        .defaultValue("120")
                        .build(),
                ConfigOption.builder(RETRIES, OptionType.INTEGER, "How often a request is sent in all.")
                        .range(1, MOST_ATTEMPTS)
                        .defaultValue("3")
                        .build(),
                ConfigOption.builder(VERIFY, OptionType.BOOLEAN, "Whether certificates are verified.")
                        .oldNames("ssl_cert_verify")
                        .defaultValue("true")
                        .build(),
                ConfigOption.builder(
                                CALLS,
                                OptionType.SECTION,
                                "How many calls a minute are made at the most; 0: any number.")
                        .section(ConfigSchema.of(
                                calls("users", "Pages of users.", published.users()),
                                calls("groups", "Pages of groups.", published.groups()),
                                calls("actions", "Has no effect: nothing is changed.", published.actions())))
                        .build());
    }

    private static ConfigOption text(String name, String doc, String standard) {
        return ConfigOption.builder(name, OptionType.TEXT, doc)
                .defaultValue(standard)
                .build();
    }

    private static ConfigOption calls(String name, String doc, int standard) {
        return ConfigOption.builder(name, OptionType.INTEGER, doc)
                .range(0, MOST_CALLS)
                .defaultValue(String.valueOf(standard))
                .build();
    }

    private static ConfigSchema integration() {
        List<ConfigOption> options = new ArrayList<>(List.of(
                ConfigOption.builder(
                                ORG_ID, OptionType.TEXT, "The organisation's id, such as 0123456789ABCDEF@AdobeOrg.")
                        .required()
                        .build(),
                ConfigOption.builder(CLIENT_ID, OptionType.SECRET, "The client id of the credential.")
                        .oldNames("api_key")
                        .keyringAccount(ORG_ID)
                        .required()
                        .build(),
                ConfigOption.builder(CLIENT_SECRET, OptionType.SECRET, "The client secret of the credential.")
                        .keyringAccount(ORG_ID)
                        .required()
                        .build()));
        options.addAll(SignedTokenOptions.options(ORG_ID));
        return ConfigSchema.of(options);
    }

    /**
     * Makes the settings of the way to the organisation.
     *
     * @param config the options
     * @param name names it in messages
     * @param keys reads a private key
     * @param logger takes warnings
     */
    static UmapiSettings settings(ConfigValues config, String name, PrivateKeyReader keys, Logger logger) {
        ConfigValues integration = config.section(INTEGRATION).orElseThrow(() -> missing(INTEGRATION));
        UmapiSettings.Builder settings = UmapiSettings.builder(
                name,
                integration.text(ORG_ID).orElseThrow(() -> missing(ORG_ID)),
                secret(integration, CLIENT_ID),
                secret(integration, CLIENT_SECRET));
        boolean jwt = config.text(METHOD).map(JWT::equals).orElseGet(() -> SignedTokenOptions.given(integration));
        if (jwt) {
            settings.signedToken(SignedTokenOptions.read(integration, keys, logger));
            settings.authEndpoint("/ims/exchange/jwt");
        }
        config.section(SERVER).ifPresent(server -> {
            server.text(HOST).ifPresent(settings::host);
            server.text(ENDPOINT).ifPresent(settings::endpoint);
            server.text(AUTH_HOST).ifPresent(settings::authHost);
            server.text(AUTH_ENDPOINT).ifPresent(settings::authEndpoint);
            server.integer(TIMEOUT).map(Duration::ofSeconds).ifPresent(settings::timeout);
            server.integer(RETRIES).map(Math::toIntExact).ifPresent(settings::retries);
            settings.verifyTls(server.flag(VERIFY));
            server.section(CALLS)
                    .ifPresent(calls -> settings.callsPerMinute(
                            new CallsPerMinute(number(calls, "users"), number(calls, "groups"), 0)));
        });
        return settings.build();
    }

    private static int number(ConfigValues calls, String name) {
        return Math.toIntExact(calls.integer(name).orElse(0L));
    }

    private static Secret secret(ConfigValues integration, String name) {
        return integration.secret(name).orElseThrow(() -> missing(name));
    }

    private static ConnectorException missing(String name) {
        return new ConnectorException(Kind.CONFIG, name + " is missing");
    }

    /** {@return the only identity type that is wanted, or empty for all} */
    static Optional<IdentityType> onlyType(ConfigValues config) {
        return config.text(FILTER).filter(type -> !type.equals(ALL)).flatMap(IdentityType::parse);
    }
}
