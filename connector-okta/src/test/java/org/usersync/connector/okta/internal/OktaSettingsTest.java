package org.usersync.connector.okta.internal;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersync.spi.config.ConfigOption;
import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.config.OptionType;
import org.usersync.spi.connector.Capability;
import org.usersync.spi.connector.ConnectorException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OktaSettingsTest {
    private final ConfigSchema schema = OktaConnectorFactory.of(new TestPems()).configSchema();
    private final FakeOkta okta = new FakeOkta();

    private ConfigOption option(String name) {
        return schema.option(name).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "group_filter_format, FORMAT, {group}",
        "all_users_filter, EXPRESSION, user.status == \"ACTIVE\"",
        "logger_name, TEXT, okta",
        "string_encoding, ENCODING, utf8",
        "user_email_format, FORMAT, {email}",
        "user_username_format, FORMAT,",
        "user_domain_format, FORMAT,",
        "user_given_name_format, FORMAT, {firstName}",
        "user_surname_format, FORMAT, {lastName}",
        "user_country_code_format, FORMAT, {countryCode}",
        "user_identity_type_format, FORMAT,",
        "user_identity_type, IDENTITY_TYPE,",
        "host, TEXT,",
        "authentication_method, TEXT, api_token",
        "api_token, SECRET,",
        "client_id, TEXT,",
        "key_id, TEXT,",
        "priv_key_path, FILE,",
        "priv_key_data, SECRET,",
        "priv_key_pass, SECRET,",
    })
    void has_every_option_with_its_default(String name, OptionType type, String defaultValue) {
        assertThat(option(name).type()).isEqualTo(type);
        assertThat(option(name).defaultValue()).isEqualTo(defaultValue);
    }

    @Test
    void the_host_is_required_and_a_group_format_knows_only_the_group() {
        assertThat(schema.options())
                .filteredOn(ConfigOption::required)
                .extracting(ConfigOption::name)
                .containsExactly("host");
        for (String secret : new String[] {"api_token", "priv_key_data", "priv_key_pass"}) {
            assertThat(option(secret).keyringAccount()).isEqualTo("host");
        }
        assertThat(option("group_filter_format").placeholders()).isEqualTo(Set.of("group"));
    }

    @Test
    void knows_neither_all_users_nor_nested_groups() {
        assertThat(OktaConnectorFactory.of(new TestPems()).capabilities())
                .containsExactlyInAnyOrder(Capability.EXTENDED_ATTRIBUTES, Capability.MEMBER_GROUPS);
    }

    @Test
    void all_users_are_refused_before_any_call() {
        OktaRun run = new OktaRun(okta).allUsers();

        assertThatThrownBy(() -> run.read("CC"))
                .isInstanceOfSatisfying(
                        ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(ConnectorException.Kind.CONFIG));
        assertThat(okta.calls()).isEmpty();
    }

    @Test
    void blanks_around_the_token_are_no_part_of_it() {
        new OktaRun(okta).option("api_token", " \t00abc\n").check();

        assertThat(okta.calls()
                        .get(0)
                        .secretHeaders()
                        .get("Authorization")
                        .secret()
                        .<String>use(String::new))
                .isEqualTo("00abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "00secret abc", "00secret\r\nX-Evil: 1", "00secrét"})
    void a_token_that_no_header_may_hold_is_an_error_that_does_not_show_it(String token) {
        OktaRun run = new OktaRun(okta).option("api_token", token);

        assertThatThrownBy(run::connector)
                .isInstanceOfSatisfying(
                        ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(ConnectorException.Kind.CONFIG))
                .hasMessageContaining("api_token")
                .hasMessageNotContaining("00secr");
    }

    @Test
    void making_a_connector_calls_nobody() {
        new OktaRun(okta).connector().close();

        assertThat(okta.calls()).isEmpty();
        assertThat(okta.closed()).isTrue();
    }
}
