package org.usersync.config;

import org.usersync.spi.config.ConfigOption;
import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.config.OptionType;
import org.usersync.spi.extension.Expression;
import org.usersync.spi.extension.ExpressionException;
import org.usersync.spi.extension.ExpressionRecord;

/** Connectors of tests. */
final class Schemas {
    private Schemas() {}

    /** The options of the Okta connector, as far as their kinds matter here. */
    static ConfigSchema okta() {
        return ConfigSchema.of(
                option("host", OptionType.TEXT).required().build(),
                option("authentication_method", OptionType.TEXT)
                        .choices("api_token", "oauth")
                        .defaultValue("api_token")
                        .build(),
                option("client_id", OptionType.TEXT)
                        .requiredWhen("authentication_method", "oauth")
                        .build(),
                option("api_token", OptionType.SECRET)
                        .requiredWhen("authentication_method", "api_token")
                        .keyringAccount("host")
                        .build(),
                option("group_filter_format", OptionType.FORMAT)
                        .placeholders("group")
                        .defaultValue("{group}")
                        .build(),
                option("all_users_filter", OptionType.EXPRESSION)
                        .defaultValue("user.status == \"ACTIVE\"")
                        .build(),
                option("user_email_format", OptionType.FORMAT)
                        .defaultValue("{email}")
                        .build(),
                option("user_username_format", OptionType.FORMAT).build(),
                option("user_domain_format", OptionType.FORMAT).build(),
                option("user_given_name_format", OptionType.FORMAT)
                        .defaultValue("{firstName}")
                        .build(),
                option("user_surname_format", OptionType.FORMAT)
                        .defaultValue("{lastName}")
                        .build(),
                option("user_country_code_format", OptionType.FORMAT)
                        .defaultValue("{countryCode}")
                        .build(),
                option("user_identity_type_format", OptionType.FORMAT).build(),
                option("user_identity_type", OptionType.IDENTITY_TYPE).build(),
                option("string_encoding", OptionType.ENCODING)
                        .defaultValue("utf8")
                        .build(),
                option("logger_name", OptionType.TEXT).defaultValue("okta").build());
    }

    /** The options of the LDAP connector that its example file sets. */
    static ConfigSchema ldap() {
        return ConfigSchema.of(
                option("host", OptionType.TEXT_LIST).required().build(),
                option("base_dn", OptionType.TEXT).required().allowEmpty().build(),
                option("username", OptionType.TEXT).build(),
                option("password", OptionType.SECRET).keyringAccount("username").build(),
                option("require_tls_cert", OptionType.BOOLEAN).build());
    }

    static ConfigSchema csv() {
        return ConfigSchema.of(option("delimiter", OptionType.TEXT).build());
    }

    /** One option of every kind. */
    static ConfigSchema everyKind() {
        return ConfigSchema.of(
                option("text", OptionType.TEXT).oldNames("old_text").build(),
                option("needed", OptionType.TEXT).required().build(),
                option("base", OptionType.TEXT).required().allowEmpty().build(),
                option("choice", OptionType.TEXT)
                        .choices("simple", "NTLM")
                        .defaultValue("simple")
                        .build(),
                option("number", OptionType.INTEGER)
                        .range(0, 1000)
                        .defaultValue("200")
                        .build(),
                option("flag", OptionType.BOOLEAN).defaultValue("true").build(),
                option("list", OptionType.TEXT_LIST).build(),
                option("file", OptionType.FILE).build(),
                option("type", OptionType.IDENTITY_TYPE).build(),
                option("secret", OptionType.SECRET)
                        .oldNames("old_secret")
                        .keyringAccount("text")
                        .build(),
                option("encoding", OptionType.ENCODING).build(),
                option("part", OptionType.SECTION)
                        .section(ConfigSchema.of(
                                option("name", OptionType.TEXT).required().build(),
                                option("nested", OptionType.BOOLEAN).build()))
                        .build());
    }

    private static ConfigOption.Builder option(String name, OptionType type) {
        return ConfigOption.builder(name, type, "An option of a test.");
    }

    /** Takes every text but an empty one and {@code broken}. */
    /** {@return the options of the Python hook} */
    static ConfigSchema hook() {
        return ConfigSchema.of(
                ConfigOption.builder("after_mapping_hook", OptionType.TEXT, "Statements.")
                        .required()
                        .build(),
                ConfigOption.builder("extended_attributes", OptionType.TEXT_LIST, "Attributes.")
                        .build(),
                ConfigOption.builder("extended_adobe_groups", OptionType.TEXT_LIST, "Groups.")
                        .build(),
                ConfigOption.builder("extension_sandbox", OptionType.BOOLEAN, "Sandbox.")
                        .defaultValue("true")
                        .build());
    }

    static Expression compile(String source) {
        if (source.isBlank() || source.equals("broken")) {
            throw new ExpressionException("the filter '" + source + "' is no expression (column 1)");
        }
        return new Expression() {
            @Override
            public boolean test(ExpressionRecord user) {
                return true;
            }

            @Override
            public boolean reads(String... path) {
                return true;
            }

            @Override
            public String source() {
                return source;
            }
        };
    }
}
