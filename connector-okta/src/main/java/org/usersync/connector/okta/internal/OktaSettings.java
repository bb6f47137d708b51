package org.usersync.connector.okta.internal;

import java.util.ArrayList;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.usersync.spi.config.AttributeFormat;
import org.usersync.spi.config.ConfigOption;
import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.config.OptionType;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.UserFormats;
import org.usersync.spi.extension.Expression;
import org.usersync.spi.model.IdentityType;
import org.usersync.spi.secret.PrivateKeyReader;

/**
 * The options of one Okta organisation.
 *
 * @param host the server
 * @param login how to sign in
 * @param groupFormat what is asked for to find a group
 * @param filter keeps the users for which it is true
 * @param rateLimitPercent how much of the organisation's rate limits is ours, from 1 to 100
 * @param formats what of a profile makes a user
 * @param logger takes what the reader has to say
 */
record OktaSettings(
        OktaHost host,
        Login login,
        AttributeFormat groupFormat,
        Expression filter,
        int rateLimitPercent,
        UserFormats formats,
        Logger logger) {
    /** The only placeholder of {@code group_filter_format}. */
    static final String GROUP = "group";

    private static final String HOST = "host";
    private static final String GROUP_FILTER_FORMAT = "group_filter_format";
    private static final String ALL_USERS_FILTER = "all_users_filter";
    private static final String RATE_LIMIT_PERCENT = "rate_limit_percent";
    private static final String LOGGER_NAME = "logger_name";
    private static final ConfigSchema SCHEMA = makeSchema();

    private static ConfigSchema makeSchema() {
        List<ConfigOption> options = new ArrayList<>();
        options.add(ConfigOption.builder(HOST, OptionType.TEXT, "The organisation's host name, such as acme.okta.com.")
                .required()
                .build());
        options.addAll(LoginOptions.describe(HOST));
        options.addAll(List.of(
                ConfigOption.builder(
                                GROUP_FILTER_FORMAT,
                                OptionType.FORMAT,
                                "What Okta is asked for to find a group; {group} stands for the group's name.")
                        .defaultValue("{group}")
                        .placeholders(GROUP)
                        .build(),
                ConfigOption.builder(
                                ALL_USERS_FILTER,
                                OptionType.EXPRESSION,
                                "A Python expression over user; only users for which it is true are read.")
                        .defaultValue("user.status == \"ACTIVE\"")
                        .build(),
                ConfigOption.builder(
                                RATE_LIMIT_PERCENT,
                                OptionType.INTEGER,
                                "How much of the organisation's rate limits the connector may use, in percent.")
                        .range(1, 100)
                        .defaultValue("50")
                        .build(),
                ConfigOption.builder(LOGGER_NAME, OptionType.TEXT, "The logger that the connector's log lines name.")
                        .defaultValue("okta")
                        .build()));
        options.addAll(UserFormats.options("{email}", "{firstName}", "{lastName}", "{countryCode}"));
        return ConfigSchema.of(options);
    }

    /** {@return all options of {@code connector-okta.yml}} */
    static ConfigSchema schema() {
        return SCHEMA;
    }

    /**
     * Reads the options.
     *
     * @param config values checked against {@link #schema()}
     * @param defaultIdentityType the identity type where the options give none
     * @param pems reads private keys in PEM form
     * @return the settings
     * @throws ConnectorException of kind {@code CONFIG} if one of them cannot be used
     */
    static OktaSettings of(ConfigValues config, IdentityType defaultIdentityType, PrivateKeyReader pems) {
        Logger logger = LoggerFactory.getLogger(config.text(LOGGER_NAME).orElse("okta"));
        OktaHost host = OktaHost.parse(config.text(HOST).orElseThrow(() -> missing(HOST)));
        if (host.adminConsole()) {
            logger.warn(
                    "host: '{}' looks like the address of Okta's administration console; the organisation's own"
                            + " address has no '-admin' in it",
                    host);
        }
        return new OktaSettings(
                host,
                LoginOptions.read(config, pems, logger),
                config.format(GROUP_FILTER_FORMAT).orElseGet(() -> AttributeFormat.parse("{group}")),
                config.expression(ALL_USERS_FILTER).orElseThrow(() -> missing(ALL_USERS_FILTER)),
                Math.toIntExact(config.integer(RATE_LIMIT_PERCENT).orElse(50L)),
                UserFormats.of(config, defaultIdentityType),
                logger);
    }

    private static ConnectorException missing(String option) {
        return new ConnectorException(ConnectorException.Kind.CONFIG, option + ": a value is missing");
    }
}
