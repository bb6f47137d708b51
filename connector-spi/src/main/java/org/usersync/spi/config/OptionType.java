package org.usersync.spi.config;

/** What an option's value is. The host checks values against it before a bundle sees them. */
public enum OptionType {
    /** A text; numbers and booleans of the file are taken as they are written there. */
    TEXT,
    /** A whole number. */
    INTEGER,
    /** A YAML 1.1 boolean. */
    BOOLEAN,
    /** A list of texts; a single text is a list of one. */
    TEXT_LIST,
    /** A path, relative to the file that names it. */
    FILE,
    /** A name of {@link org.usersync.spi.model.IdentityType}, in any case. */
    IDENTITY_TYPE,
    /** A text with placeholders, see {@link AttributeFormat}. */
    FORMAT,
    /** A Python expression over {@code user}, see {@link org.usersync.spi.extension.Expression}. */
    EXPRESSION,
    /** A {@link org.usersync.spi.secret.Secret}; also read from elsewhere, by {@code secure_<name>_key}. */
    SECRET,
    /** The name of a character set. */
    ENCODING,
    /** A mapping with options of its own. */
    SECTION
}
