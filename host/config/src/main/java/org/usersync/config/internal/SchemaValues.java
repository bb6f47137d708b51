package org.usersync.config.internal;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.usersync.spi.config.AttributeFormat;
import org.usersync.spi.config.ConfigOption;
import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.config.OptionType;
import org.usersync.spi.extension.Expression;
import org.usersync.spi.model.IdentityType;
import org.usersync.spi.secret.Secret;

/** Values that were checked against a schema. Its text form shows nothing of them. Immutable. */
final class SchemaValues implements ConfigValues {
    private final ConfigSchema schema;
    private final Map<String, Object> values;

    /**
     * Makes the values.
     *
     * @param schema the options
     * @param values a value of the type's Java class by option name
     */
    SchemaValues(ConfigSchema schema, Map<String, Object> values) {
        this.schema = schema;
        this.values = Map.copyOf(values);
    }

    private <T> Optional<T> value(String name, OptionType type, Class<T> javaType) {
        OptionType declared = schema.option(name)
                .map(ConfigOption::type)
                .orElseThrow(() -> new IllegalArgumentException("the schema has no option " + name));
        if (declared != type) {
            throw new IllegalArgumentException("option " + name + " is " + declared + ", not " + type);
        }
        return Optional.ofNullable(values.get(name)).map(javaType::cast);
    }

    @Override
    public Optional<String> text(String name) {
        return value(name, OptionType.TEXT, String.class);
    }

    @Override
    public Optional<Long> integer(String name) {
        return value(name, OptionType.INTEGER, Long.class);
    }

    @Override
    public boolean flag(String name) {
        return value(name, OptionType.BOOLEAN, Boolean.class).orElse(false);
    }

    @Override
    public List<String> texts(String name) {
        return value(name, OptionType.TEXT_LIST, List.class)
                .map(list -> {
                    List<?> items = list;
                    return items.stream().map(String.class::cast).toList();
                })
                .orElse(List.of());
    }

    @Override
    public Optional<Path> file(String name) {
        return value(name, OptionType.FILE, Path.class);
    }

    @Override
    public Optional<IdentityType> identityType(String name) {
        return value(name, OptionType.IDENTITY_TYPE, IdentityType.class);
    }

    @Override
    public Optional<AttributeFormat> format(String name) {
        return value(name, OptionType.FORMAT, AttributeFormat.class);
    }

    @Override
    public Optional<Expression> expression(String name) {
        return value(name, OptionType.EXPRESSION, Expression.class);
    }

    @Override
    public Optional<Secret> secret(String name) {
        return value(name, OptionType.SECRET, Secret.class);
    }

    @Override
    public Optional<Charset> encoding(String name) {
        return value(name, OptionType.ENCODING, Charset.class);
    }

    @Override
    public Optional<ConfigValues> section(String name) {
        return value(name, OptionType.SECTION, ConfigValues.class);
    }

    @Override
    public String toString() {
        return "values of " + values.keySet();
    }
}
