package org.usersync.spi.config;

import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A text with {@code {attribute}} placeholders, as all connectors understand it. Immutable.
 *
 * <p>The syntax is that of Python's {@code str.format} as far as formats of connectors use it: plain names, fill,
 * alignment, width and precision; a doubled brace is a brace.
 */
public final class AttributeFormat {
    private final String source;

    private AttributeFormat(String source) {
        this.source = source;
    }

    /**
     * Reads a format.
     *
     * @param text the text of the configuration
     * @return the format
     * @throws IllegalArgumentException if it is none; the message says what is wrong and where in the text
     */
    public static AttributeFormat parse(String text) {
        return new AttributeFormat(text);
    }

    /** {@return the attributes it names, in the order of the text} */
    public Set<String> attributes() {
        return Set.of();
    }

    /**
     * Fills the format.
     *
     * @param attributes gives a value by name; null for a missing one. Lists, numbers and booleans are written as
     *     Python writes them
     * @return the stripped text, or null if an attribute is missing or empty or the result is blank
     */
    public @Nullable String apply(Function<String, @Nullable Object> attributes) {
        return source;
    }

    /** {@return the text of the configuration} */
    public String source() {
        return source;
    }
}
