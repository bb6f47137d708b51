package org.usersync.spi.tck;

import org.usersync.spi.config.ConfigOption;
import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.config.OptionType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/** Every option of a schema can be explained, and its default is a value that the option allows. */
final class SchemaCheck {
    private SchemaCheck() {}

    static void check(ConfigSchema schema) {
        for (ConfigOption option : schema.options()) {
            String name = option.name();
            assertThat(name).as("name of an option").matches("[a-z][a-z0-9_]*");
            assertThat(option.doc()).as("doc of " + name).isNotBlank().doesNotContain("\n");
            assertThat(option.minimum()).as("range of " + name).isLessThanOrEqualTo(option.maximum());
            assertThat((option.required() || option.requiredWhen() != null) && option.defaultValue() != null)
                    .as(name + " is required and has a default")
                    .isFalse();
            ConfigOption.Condition condition = option.requiredWhen();
            assertThat(condition == null || schema.option(condition.option()).isPresent())
                    .as("the option whose value makes " + name + " required is in the schema")
                    .isTrue();
            String value = option.defaultValue();
            if (value != null) {
                assertThat(option.type())
                        .as("type of " + name + ", which has a default")
                        .isNotIn(OptionType.SECRET, OptionType.SECTION);
                assertThat(value).as("default of " + name).doesNotContain(ConnectorFixture.SECRET);
            }
            // A default expression is for the host's compiler to check.
            if (value != null && option.type() != OptionType.EXPRESSION) {
                assertThatCode(() -> TestConfigValues.typed(option, value))
                        .as("default of " + name)
                        .doesNotThrowAnyException();
            }
            if (option.section() != null) {
                check(option.section());
            }
        }
        assertThat(schema.options().stream().map(ConfigOption::keyringAccount)).allSatisfy(account -> assertThat(
                        account == null || schema.option(account).isPresent())
                .as("option " + account + ", which names a keyring account, is in the schema")
                .isTrue());
    }
}
