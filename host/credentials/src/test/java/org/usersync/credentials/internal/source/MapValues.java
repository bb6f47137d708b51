package org.usersync.credentials.internal.source;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.usersync.spi.config.AttributeFormat;
import org.usersync.spi.config.ConfigValues;
import org.usersync.spi.extension.Expression;
import org.usersync.spi.model.IdentityType;
import org.usersync.spi.secret.Secret;

/** Values of a test. */
record MapValues(Map<String, Object> values) implements ConfigValues {
    private <T> Optional<T> value(String name, Class<T> type) {
        return Optional.ofNullable(values.get(name)).map(type::cast);
    }

    @Override
    public Optional<String> text(String name) {
        return value(name, String.class);
    }

    @Override
    public Optional<Long> integer(String name) {
        return value(name, Long.class);
    }

    @Override
    public boolean flag(String name) {
        return value(name, Boolean.class).orElse(false);
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<String> texts(String name) {
        return value(name, List.class).orElse(List.of());
    }

    @Override
    public Optional<Path> file(String name) {
        return value(name, Path.class);
    }

    @Override
    public Optional<IdentityType> identityType(String name) {
        return value(name, IdentityType.class);
    }

    @Override
    public Optional<AttributeFormat> format(String name) {
        return value(name, AttributeFormat.class);
    }

    @Override
    public Optional<Expression> expression(String name) {
        return value(name, Expression.class);
    }

    @Override
    public Optional<Secret> secret(String name) {
        return value(name, Secret.class);
    }

    @Override
    public Optional<Charset> encoding(String name) {
        return value(name, Charset.class);
    }

    @Override
    public Optional<ConfigValues> section(String name) {
        return value(name, ConfigValues.class);
    }
}
