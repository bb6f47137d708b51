package org.usersync.config.internal;

import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.usersync.config.ExpressionCompiler;
import org.usersync.config.internal.yaml.Charsets;
import org.usersync.config.internal.yaml.YamlValue.Kind;
import org.usersync.config.internal.yaml.YamlValue.Scalar;
import org.usersync.spi.config.AttributeFormat;
import org.usersync.spi.config.ConfigOption;
import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.config.OptionType;
import org.usersync.spi.extension.Expression;
import org.usersync.spi.extension.ExpressionException;

/** Checks a file against the options that a connector declares. */
public final class SchemaReader {
    private final ExpressionCompiler compiler;
    private final Secrets secrets;
    private final Problems problems;

    /**
     * Makes a reader.
     *
     * @param compiler compiles expressions
     * @param secrets reads secrets
     * @param problems takes what is wrong
     */
    public SchemaReader(ExpressionCompiler compiler, Secrets secrets, Problems problems) {
        this.compiler = compiler;
        this.secrets = secrets;
        this.problems = problems;
    }

    /**
     * Reads the values of a file. Errors are reported; what is returned after one may lack values.
     *
     * @param schema the options there are
     * @param section the file, or a part of it
     * @return the values
     */
    public ConfigValues read(ConfigSchema schema, Section section) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (ConfigOption option : schema.options()) {
            Optional<String> need = need(option, schema, section);
            Optional<?> value =
                    option.type() == OptionType.SECRET ? secret(option, need, section) : value(option, need, section);
            value.ifPresent(present -> values.put(option.name(), present));
        }
        section.rejectUnknown();
        return new SchemaValues(schema, values);
    }

    /** Says why an option has to be there, as the beginning of a line; empty where it may be missing. */
    private static Optional<String> need(ConfigOption option, ConfigSchema schema, Section section) {
        if (option.required()) {
            return Optional.of("required");
        }
        ConfigOption.Condition condition = option.requiredWhen();
        if (condition == null) {
            return Optional.empty();
        }
        ConfigOption other = schema.option(condition.option()).orElseThrow();
        String inForce = section.get(other.name(), other.oldNames())
                .filter(value -> !isUnsaid(other, value))
                .flatMap(value -> value.text())
                .orElse(other.defaultValue());
        return inForce != null && inForce.strip().equalsIgnoreCase(condition.value())
                ? Optional.of("required with " + condition.option() + " " + condition.value())
                : Optional.empty();
    }

    private Optional<?> secret(ConfigOption option, Optional<String> need, Section section) {
        Secrets.Answer answer = secrets.read(section, option.name(), option.oldNames(), () -> account(option, section));
        if (answer.isAbsent() && need.isPresent()) {
            section.error(
                    option.name(),
                    need.get() + ", but neither it nor " + Secrets.secureKey(option.name()) + " is given");
        }
        return answer.secret();
    }

    private static Optional<String> account(ConfigOption option, Section section) {
        String key = option.keyringAccount();
        return key == null ? Optional.of("") : section.get(key).flatMap(Value::text);
    }

    private Optional<?> value(ConfigOption option, Optional<String> need, Section section) {
        Optional<Value> found = section.get(option.name(), option.oldNames()).filter(value -> !isUnsaid(option, value));
        if (found.isPresent()) {
            return converted(option, found.get());
        }
        String otherwise = option.defaultValue();
        if (otherwise != null) {
            return converted(option, standard(option, otherwise, section));
        }
        need.ifPresent(why -> section.error(option.name(), why + ", but not given"));
        return Optional.empty();
    }

    /** An empty text says nothing, except where an empty text means something. */
    private static boolean isUnsaid(ConfigOption option, Value value) {
        if (option.allowEmpty()) {
            return false;
        }
        return switch (option.type()) {
            case FILE, ENCODING, IDENTITY_TYPE, FORMAT -> isBlank(value);
            // Blanks can be meant: a tab between two fields.
            case TEXT ->
                option.required()
                        ? isBlank(value)
                        : value.isScalar()
                                && value.text().filter(String::isEmpty).isPresent();
            default -> false;
        };
    }

    private static boolean isBlank(Value value) {
        return value.isScalar() && value.text().filter(String::isBlank).isPresent();
    }

    /** The default as if the file spelled it, so that it takes the same way. */
    private Value standard(ConfigOption option, String text, Section section) {
        Kind kind =
                switch (option.type()) {
                    case INTEGER -> Kind.INTEGER;
                    case BOOLEAN -> Kind.BOOLEAN;
                    default -> Kind.TEXT;
                };
        return new Value(new Scalar(section.origin(), kind, text), section.pathOf(option.name()), problems);
    }

    private Optional<?> converted(ConfigOption option, Value value) {
        return switch (option.type()) {
            case TEXT -> text(option, value);
            case INTEGER -> value.integer(option.minimum(), option.maximum());
            case BOOLEAN -> value.flag();
            case TEXT_LIST -> texts(option, value);
            case FILE -> FileReferences.existing(value);
            case IDENTITY_TYPE -> value.identityType();
            case FORMAT -> format(option, value);
            case EXPRESSION -> expression(value);
            case ENCODING -> encoding(value);
            case SECTION -> section(option, value);
            case SECRET -> throw new IllegalStateException("secrets are read elsewhere");
        };
    }

    private Optional<ConfigValues> section(ConfigOption option, Value value) {
        ConfigSchema schema = option.section();
        return schema == null ? Optional.empty() : value.section().map(section -> read(schema, section));
    }

    private static Optional<List<String>> texts(ConfigOption option, Value value) {
        List<String> texts = value.items().stream()
                .flatMap(item -> text(option, item).stream())
                .toList();
        if (texts.isEmpty() && option.required()) {
            value.error("expected at least one value, found none");
        }
        return Optional.of(texts);
    }

    private static Optional<String> text(ConfigOption option, Value value) {
        Optional<String> text = value.text();
        if (text.isEmpty() || option.choices().isEmpty()) {
            return text;
        }
        String wanted = text.get().strip().toLowerCase(Locale.ROOT);
        Optional<String> choice = option.choices().stream()
                .filter(candidate -> candidate.toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst();
        return choice.isPresent() ? choice : value.mismatch("one of " + String.join(", ", option.choices()));
    }

    private static Optional<AttributeFormat> format(ConfigOption option, Value value) {
        Optional<String> text = value.text();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            AttributeFormat format = AttributeFormat.parse(text.get());
            if (option.placeholders() == null || option.placeholders().containsAll(format.attributes())) {
                return Optional.of(format);
            }
            value.error("the format may hold no other placeholder than "
                    + String.join(", ", option.placeholders().stream().sorted().toList()) + ", found "
                    + Wording.quoted(text.get()));
        } catch (IllegalArgumentException e) {
            value.error("not a format: " + Wording.lineOf(e));
        }
        return Optional.empty();
    }

    private Optional<Expression> expression(Value value) {
        Optional<String> text = value.text();
        try {
            return text.map(source -> compiler.compile(source, value::problem));
        } catch (ExpressionException e) {
            value.error(Wording.lineOf(e));
            return Optional.empty();
        }
    }

    private static Optional<Charset> encoding(Value value) {
        Optional<Charset> charset = value.text().flatMap(Charsets::byName);
        return charset.isPresent() || !value.isScalar() ? charset : value.mismatch("the name of a character encoding");
    }
}
