package org.usersync.spi.tck;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.config.AttributeFormat;
import org.usersync.spi.config.ConfigOption;
import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.config.OptionType;
import org.usersync.spi.extension.Expression;
import org.usersync.spi.model.IdentityType;
import org.usersync.spi.secret.Secret;

/**
 * Configuration values out of a map, checked against a schema as a host does it: an unknown option, a value of another
 * type and a missing required option are errors, and what is not given has its default. Immutable.
 *
 * <p>Values are texts as a file would spell them, or objects of the type that {@link ConfigValues} delivers (a
 * {@link Secret}, an {@link Expression}, a list, a boolean …); a section is a map. An option of type
 * {@link OptionType#EXPRESSION} needs a compiled one, because no compiler belongs to the kit; its default counts as
 * absent unless the map gives one.
 */
public final class TestConfigValues implements ConfigValues {
    private final ConfigSchema schema;
    private final Map<String, Object> values;

    private TestConfigValues(ConfigSchema schema, Map<String, Object> values) {
        this.schema = schema;
        this.values = values;
    }

    /**
     * Checks and types values.
     *
     * @param schema what they are checked against
     * @param given values by option name
     * @return the values
     * @throws IllegalArgumentException if the schema does not allow them
     */
    public static TestConfigValues of(ConfigSchema schema, Map<String, ?> given) {
        for (String name : given.keySet()) {
            if (schema.option(name).isEmpty()) {
                throw new IllegalArgumentException("the schema has no option " + name);
            }
        }
        Map<String, Object> typed = new LinkedHashMap<>();
        for (ConfigOption option : schema.options()) {
            Object value = given.get(option.name());
            if (value == null && option.type() != OptionType.EXPRESSION) {
                value = option.defaultValue();
            }
            if (value != null) {
                typed.put(option.name(), typed(option, value));
            } else if (option.required() || holds(option.requiredWhen(), schema, given)) {
                throw new IllegalArgumentException("the required option " + option.name() + " has no value");
            }
        }
        return new TestConfigValues(schema, Map.copyOf(typed));
    }

    private static boolean holds(
            ConfigOption.@Nullable Condition condition, ConfigSchema schema, Map<String, ?> given) {
        if (condition == null) {
            return false;
        }
        Object value = given.get(condition.option());
        Object inForce = value == null
                ? schema.option(condition.option())
                        .map(ConfigOption::defaultValue)
                        .orElse(null)
                : value;
        return inForce != null && condition.value().equalsIgnoreCase(inForce.toString());
    }

    /** Also used to find out whether a schema's default is a value of its option. */
    static Object typed(ConfigOption option, Object value) {
        try {
            return switch (option.type()) {
                case TEXT -> choice(option, (String) value);
                case INTEGER -> ranged(option, value instanceof Long number ? number : Long.valueOf((String) value));
                case BOOLEAN -> value instanceof Boolean flag ? flag : parsedFlag((String) value);
                case TEXT_LIST -> value instanceof List<?> list ? texts(list) : List.of((String) value);
                case FILE -> value instanceof Path path ? path : Path.of((String) value);
                case IDENTITY_TYPE ->
                    value instanceof IdentityType type
                            ? type
                            : IdentityType.parse((String) value).orElseThrow();
                case FORMAT -> format(option, (String) value);
                case EXPRESSION -> (Expression) value;
                case SECRET -> value instanceof Secret secret ? secret : Secret.of((String) value);
                case ENCODING -> value instanceof Charset set ? set : Charset.forName((String) value);
                case SECTION -> section(option, (Map<?, ?>) value);
            };
        } catch (RuntimeException e) {
            // The value may be a secret, and exceptions of the JDK show what they could not read.
            throw new IllegalArgumentException(
                    "the value of option " + option.name() + " is no " + option.type() + " that the schema allows");
        }
    }

    private static String choice(ConfigOption option, String value) {
        return option.choices().isEmpty()
                ? value
                : option.choices().stream()
                        .filter(value::equalsIgnoreCase)
                        .findFirst()
                        .orElseThrow();
    }

    private static Long ranged(ConfigOption option, Long value) {
        if (value < option.minimum() || value > option.maximum()) {
            throw new IllegalArgumentException("out of range");
        }
        return value;
    }

    private static Boolean parsedFlag(String value) {
        return switch (value) {
            case "true", "True", "yes", "on" -> true;
            case "false", "False", "no", "off" -> false;
            default -> throw new IllegalArgumentException("no boolean");
        };
    }

    private static List<String> texts(List<?> list) {
        return list.stream().map(String.class::cast).toList();
    }

    private static AttributeFormat format(ConfigOption option, String value) {
        AttributeFormat format = AttributeFormat.parse(value);
        if (option.placeholders() != null && !option.placeholders().containsAll(format.attributes())) {
            throw new IllegalArgumentException("unknown placeholder");
        }
        return format;
    }

    private static ConfigValues section(ConfigOption option, Map<?, ?> value) {
        Map<String, Object> given = new LinkedHashMap<>();
        value.forEach((key, item) -> given.put((String) key, item));
        return of(option.section(), given);
    }

    private <T> Optional<T> value(String name, OptionType type, Class<T> delivered) {
        ConfigOption option =
                schema.option(name).orElseThrow(() -> new IllegalArgumentException("the schema has no option " + name));
        if (option.type() != type) {
            throw new IllegalArgumentException("option " + name + " is " + option.type() + ", not " + type);
        }
        @Nullable Object value = values.get(name);
        return Optional.ofNullable(delivered.cast(value));
    }

    @Override
    public Optional<String> text(String name) {
        return value(name, OptionType.TEXT, String.class).filter(text -> !text.isEmpty());
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
                .map(TestConfigValues::texts)
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
        return value(name, OptionType.FORMAT, AttributeFormat.class)
                .filter(format -> !format.source().isEmpty());
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

    /** Names the options that have a value, never a value. */
    @Override
    public String toString() {
        return "TestConfigValues" + values.keySet();
    }
}
