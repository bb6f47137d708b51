package org.usersync.spi.connector;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.usersync.spi.config.ConfigOption;
import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.model.IdentityType;
import org.usersync.spi.tck.TestConfigValues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UserFormatsTest {
    private static final ConfigSchema SCHEMA =
            ConfigSchema.of(UserFormats.options("{email}", "{firstName}", "{lastName}", "{countryCode}"));

    private final List<String> warnings = new ArrayList<>();
    private final Map<String, @Nullable Object> record = new HashMap<>(Map.of(
            "email", "Jane@Example.com", "firstName", "Jane", "lastName", "Roe", "countryCode", "de", "login", "jroe"));

    private static UserFormats formats(Map<String, String> options) {
        return UserFormats.of(TestConfigValues.of(SCHEMA, options), IdentityType.FEDERATED_ID);
    }

    private @Nullable FormattedUser format(Map<String, String> options) {
        return formats(options).format("jroe", record::get, warnings::add);
    }

    @Test
    void theSchemaHasEveryOptionOfTheTable() {
        assertThat(SCHEMA.options())
                .extracting(ConfigOption::name)
                .containsExactly(
                        "user_email_format",
                        "user_username_format",
                        "user_domain_format",
                        "user_given_name_format",
                        "user_surname_format",
                        "user_country_code_format",
                        "user_identity_type_format",
                        "user_identity_type",
                        "string_encoding");
        assertThat(SCHEMA.option("string_encoding").orElseThrow().defaultValue())
                .isEqualTo("utf8");
    }

    @Test
    void defaultsGiveACompleteUser() {
        FormattedUser user = format(Map.of());
        assertThat(user.email()).isEqualTo("Jane@Example.com");
        assertThat(user.username()).isEqualTo("Jane@Example.com");
        assertThat(user.domain()).isEqualTo("Example.com");
        assertThat(user.givenName()).isEqualTo("Jane");
        assertThat(user.surname()).isEqualTo("Roe");
        assertThat(user.country()).isEqualTo("de");
        assertThat(user.identityType()).isEqualTo(IdentityType.FEDERATED_ID);
        assertThat(user.formattedUsername()).isNull();
        assertThat(user.formattedDomain()).isNull();
        assertThat(user.formattedIdentityType()).isNull();
        assertThat(warnings).isEmpty();
    }

    /** One that is as long, ends alike, or is empty is not taken for the one before. */
    @Test
    void eachUserHasTheDomainOfItsOwnEmail() {
        UserFormats formats = formats(Map.of());
        List<String> domains = new ArrayList<>();
        for (String email : List.of("a@x.example", "b@x.example", "c@y.example", "d@my.example", "e@", "f@x.example")) {
            record.put("email", email);
            FormattedUser user = formats.format("jroe", record::get, warnings::add);
            domains.add(user == null ? "skipped" : String.valueOf(user.domain()));
        }
        assertThat(domains).containsExactly("x.example", "x.example", "y.example", "my.example", "null", "x.example");
    }

    @Test
    void aUserWithoutEmailIsSkippedWithOneWarning() {
        record.clear();
        assertThat(format(Map.of("user_username_format", "{login}"))).isNull();
        assertThat(warnings).containsExactly("jroe: user_email_format '{email}' gives no email; the user is skipped");
    }

    @Test
    void missingNamesAreWarningsAndAMissingCountryIsNone() {
        record.keySet().removeAll(List.of("firstName", "lastName", "countryCode"));
        FormattedUser user = format(Map.of());
        assertThat(user.givenName()).isNull();
        assertThat(user.surname()).isNull();
        assertThat(user.country()).isNull();
        assertThat(warnings)
                .containsExactly(
                        "jroe: user_given_name_format '{firstName}' gives no given name; none is sent",
                        "jroe: user_surname_format '{lastName}' gives no surname; none is sent");
    }

    @Test
    void aUsernameOfItsOwnHasTheEmailsDomain() {
        FormattedUser user = format(Map.of("user_username_format", "{login}"));
        assertThat(user.username()).isEqualTo("jroe");
        assertThat(user.formattedUsername()).isEqualTo("jroe");
        assertThat(user.domain()).isEqualTo("Example.com");
        assertThat(warnings).isEmpty();
    }

    @Test
    void aUsernameFormatThatGivesTheEmailMeansNoDomain() {
        record.put("login", "jane@example.COM");
        FormattedUser user = format(Map.of("user_username_format", "{login}"));
        assertThat(user.username()).isEqualTo("jane@example.COM");
        assertThat(user.domain()).isNull();
    }

    @Test
    void aDomainFormatWins() {
        record.put("d", "corp.example");
        FormattedUser user = format(Map.of("user_username_format", "{email}", "user_domain_format", "{d}"));
        assertThat(user.domain()).isEqualTo("corp.example");
        assertThat(user.formattedDomain()).isEqualTo("corp.example");
    }

    @Test
    void aDomainFormatWithoutValueLeavesTheEmailsDomain() {
        FormattedUser user = format(Map.of("user_domain_format", "{d}"));
        assertThat(user.domain()).isEqualTo("Example.com");
        assertThat(user.formattedDomain()).isNull();
    }

    @Test
    void aUsernameFormatWithoutValueWarnsAndLeavesTheEmail() {
        record.remove("login");
        FormattedUser user = format(Map.of("user_username_format", "{login}"));
        assertThat(user.username()).isEqualTo("Jane@Example.com");
        assertThat(user.formattedUsername()).isNull();
        assertThat(user.domain()).isEqualTo("Example.com");
        assertThat(warnings)
                .containsExactly("jroe: user_username_format '{login}' gives no username; the email is used instead");
    }

    @Test
    void anIdentityTypeFormatOverridesTheOption() {
        record.put("t", " EnterpriseId ");
        FormattedUser user = format(Map.of("user_identity_type_format", "{t}", "user_identity_type", "adobeID"));
        assertThat(user.identityType()).isEqualTo(IdentityType.ENTERPRISE_ID);
        assertThat(user.formattedIdentityType()).isEqualTo("EnterpriseId");
    }

    @Test
    void anIdentityTypeFormatWithoutValueWarnsAndLeavesTheOption() {
        FormattedUser user = format(Map.of("user_identity_type_format", "{t}", "user_identity_type", "adobeID"));
        assertThat(user.identityType()).isEqualTo(IdentityType.ADOBE_ID);
        assertThat(warnings)
                .containsExactly("jroe: user_identity_type_format '{t}' gives no identity type; adobeID is used");
    }

    @Test
    void anUnknownIdentityTypeSkipsTheUserWithOneLine() {
        record.put("t", "guest\nline");
        assertThat(format(Map.of("user_identity_type_format", "{t}"))).isNull();
        assertThat(warnings)
                .containsExactly(
                        "jroe: user_identity_type_format gives 'guest line', which is no identity type; the user is skipped");
    }

    @Test
    void aFormatSetToNothingGivesNoWarning() {
        assertThat(format(Map.of("user_given_name_format", "")).givenName()).isNull();
        assertThat(warnings).isEmpty();
    }

    @Test
    void anEmptyEmailFormatIsAnErrorBecauseItWouldSkipEverybody() {
        assertThatThrownBy(() -> formats(Map.of("user_email_format", "")))
                .isInstanceOfSatisfying(
                        ConnectorException.class, e -> assertThat(e.kind()).isEqualTo(ConnectorException.Kind.CONFIG))
                .hasMessageContaining("user_email_format");
    }

    @Test
    void namesEveryAttributeOfItsFormats() {
        assertThat(formats(Map.of("user_username_format", "{login}", "user_domain_format", "{d}{email}"))
                        .attributes())
                .containsExactlyInAnyOrder("email", "login", "d", "firstName", "lastName", "countryCode");
    }
}
