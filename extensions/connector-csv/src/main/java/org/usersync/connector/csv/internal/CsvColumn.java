package org.usersync.connector.csv.internal;

import java.util.EnumMap;
import java.util.Map;

import org.usersync.spi.config.ConfigValues;

/** The columns that mean something; their names in the file are options. */
enum CsvColumn {
    EMAIL("email_column_name", "email", "The column with the email address; a file must have it."),
    FIRST_NAME("first_name_column_name", "firstname", "The column with the given name."),
    LAST_NAME("last_name_column_name", "lastname", "The column with the surname."),
    COUNTRY("country_column_name", "country", "The column with the country, an ISO 3166 alpha-2 code."),
    GROUPS("groups_column_name", "groups", "The column with the directory groups, separated by commas."),
    USERNAME("username_column_name", "username", "The column with the username; empty: the email."),
    DOMAIN("domain_column_name", "domain", "The column with the domain of the username."),
    IDENTITY_TYPE("identity_type_column_name", "type", "The column with the identity type.");

    private final String option;
    private final String defaultName;
    private final String doc;

    CsvColumn(String option, String defaultName, String doc) {
        this.option = option;
        this.defaultName = defaultName;
        this.doc = doc;
    }

    String option() {
        return option;
    }

    String defaultName() {
        return defaultName;
    }

    String doc() {
        return doc;
    }

    /** The name of every column by the configuration. */
    static Map<CsvColumn, String> names(ConfigValues config) {
        Map<CsvColumn, String> names = new EnumMap<>(CsvColumn.class);
        for (CsvColumn column : values()) {
            names.put(column, config.text(column.option).orElse(column.defaultName));
        }
        return names;
    }
}
