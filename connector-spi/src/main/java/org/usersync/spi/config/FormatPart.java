package org.usersync.spi.config;

/** One piece of an {@link AttributeFormat}. */
sealed interface FormatPart {
    /**
     * Text that stands for itself.
     *
     * @param text the text, braces already single
     */
    record Literal(String text) implements FormatPart {}

    /**
     * A placeholder.
     *
     * @param name the attribute
     * @param spec how its value is laid out
     */
    record Field(String name, FieldSpec spec) implements FormatPart {}
}
