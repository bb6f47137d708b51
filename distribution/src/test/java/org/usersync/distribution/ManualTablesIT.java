package org.usersync.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.usersync.config.ConfigurationKey;
import org.usersync.config.ConfigurationKeys;
import org.usersync.connector.adobe.console.internal.ConsoleConnectorFactory;
import org.usersync.connector.csv.internal.CsvConnectorFactory;
import org.usersync.connector.ldap.internal.LdapConnectorFactory;
import org.usersync.connector.okta.internal.OktaConnectorFactory;
import org.usersync.spi.config.ConfigOption;
import org.usersync.spi.config.ConfigSchema;
import org.usersync.spi.config.OptionType;
import org.usersync.spi.secret.Secret;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The tables of options in the manual are made from the schemas. Run with {@code -Dusersync.manual.update=true}, this
 * writes them between their marks; else it fails where a page is stale.
 */
class ManualTablesIT {
    private static final Pattern TABLE = Pattern.compile("(?s)(<!-- table: ([a-z_]+) -->\\R)(.*?)(<!-- /table -->)");
    private static final String FULL = "| key | value | default | meaning |\n| --- | --- | --- | --- |\n";

    private static final Map<String, Supplier<String>> TABLES = Map.of(
            "root", () -> keys(ConfigurationKeys.root()),
            "umapi", () -> keys(ConfigurationKeys.umapi()),
            "okta", () -> options(OktaConnectorFactory.of(ManualTablesIT::noKey).configSchema()),
            "ldap", () -> options(new LdapConnectorFactory().configSchema()),
            "csv", () -> options(new CsvConnectorFactory().configSchema()),
            "adobe_console", () -> options(ConsoleConnectorFactory.schema()));

    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(docs())) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void tablesEqualTheSchemas(Path page) throws IOException {
        String text = Files.readString(page);
        String renewed = TABLE.matcher(text).replaceAll(ManualTablesIT::renewed);
        if (Boolean.getBoolean("usersync.manual.update")) {
            Files.writeString(page, renewed);
        }
        assertThat(Files.readString(page))
                .as("renew it by: mvn verify -pl distribution -Dit.test=ManualTablesIT -Dusersync.manual.update=true")
                .isEqualTo(renewed);
    }

    @Test
    void everyTableStandsSomewhere() throws IOException {
        TreeSet<String> found = new TreeSet<>();
        for (Path page : pages()) {
            TABLE.matcher(Files.readString(page))
                    .results()
                    .map(match -> match.group(2))
                    .forEach(found::add);
        }
        assertThat(found).isEqualTo(new TreeSet<>(TABLES.keySet()));
    }

    private static PrivateKey noKey(Secret pem, @Nullable Secret passPhrase) {
        throw new AssertionError("a schema reads no key");
    }

    private static Path docs() {
        return Path.of(System.getProperty("usersync.docs", "../docs"));
    }

    private static String renewed(MatchResult match) {
        Supplier<String> table = TABLES.get(match.group(2));
        assertThat(table).as("table " + match.group(2)).isNotNull();
        return Matcher.quoteReplacement(match.group(1) + "\n" + table.get() + "\n" + match.group(4));
    }

    private static String keys(List<ConfigurationKey> keys) {
        StringBuilder table = new StringBuilder(FULL);
        for (ConfigurationKey key : keys) {
            table.append(row(key.path(), key.values(), key.standard(), key.meaning(), key.oldNames()));
        }
        return table.toString();
    }

    private static String options(ConfigSchema schema) {
        StringBuilder table = new StringBuilder(FULL);
        rows("", schema).forEach(table::append);
        return table.toString();
    }

    private static List<String> rows(String prefix, ConfigSchema schema) {
        List<String> rows = new ArrayList<>();
        for (ConfigOption option : schema.options()) {
            ConfigSchema inner = option.section();
            String name = prefix + option.name();
            rows.add(row(name, values(option), standard(option), option.doc(), option.oldNames()));
            if (inner != null) {
                rows.addAll(rows(name + ".", inner));
            }
        }
        return rows;
    }

    private static String values(ConfigOption option) {
        if (!option.choices().isEmpty()) {
            return String.join(", ", option.choices());
        }
        return switch (option.type()) {
            case TEXT -> "text";
            case INTEGER -> "whole number";
            case BOOLEAN -> "yes or no";
            case TEXT_LIST -> "list of texts";
            case FILE -> "file";
            case IDENTITY_TYPE -> "identity type";
            case FORMAT -> "format";
            case EXPRESSION -> "Python expression";
            case SECRET -> "secret";
            case ENCODING -> "name of an encoding";
            case SECTION -> "section";
        };
    }

    private static String standard(ConfigOption option) {
        @Nullable String standard = option.defaultValue();
        if (option.required()) {
            return "required";
        }
        ConfigOption.@Nullable Condition condition = option.requiredWhen();
        if (condition != null) {
            return "required with " + condition.option() + " " + condition.value();
        }
        if (standard == null) {
            return "";
        }
        return option.type() == OptionType.BOOLEAN ? (Boolean.parseBoolean(standard) ? "yes" : "no") : standard;
    }

    private static String row(String key, String values, String standard, String meaning, List<String> oldNames) {
        String old = oldNames.isEmpty()
                ? ""
                : " (old: " + oldNames.stream().map(ManualTablesIT::code).collect(Collectors.joining(", ")) + ")";
        return "| " + code(key) + " | " + cell(values) + " | " + otherwise(standard) + " | " + cell(meaning) + old
                + " |\n";
    }

    /** What a file would spell so is code; the rest are words. */
    private static String otherwise(String standard) {
        boolean words = standard.isEmpty() || standard.startsWith("required") || standard.matches("[a-z_]+ [a-z_ ]+");
        return cell(words ? standard : code(standard));
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
