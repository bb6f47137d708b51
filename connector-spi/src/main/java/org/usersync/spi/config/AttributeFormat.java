package org.usersync.spi.config;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A text with {@code {attribute}} placeholders, as all connectors understand it. Immutable, safe for use by several
 * threads.
 *
 * <p>The syntax is that of Python's {@code str.format} as far as formats of connectors use it: plain names, fill,
 * alignment, width and precision; a doubled brace is a brace. Width and precision count characters (code points).
 * Nothing else of Python's syntax is allowed, no conversion, index, attribute access or number format.
 */
public final class AttributeFormat {
    private final String source;
    private final List<FormatPart> parts;
    private final Set<String> attributes;
    /** The attribute whose value is the whole text, as in most formats; null where there is more to it. */
    private final @Nullable String bare;

    private AttributeFormat(String source, List<FormatPart> parts) {
        this.source = source;
        this.parts = List.copyOf(parts);
        Set<String> names = new LinkedHashSet<>();
        for (FormatPart part : parts) {
            if (part instanceof FormatPart.Field field) {
                names.add(field.name());
            }
        }
        this.attributes = Collections.unmodifiableSet(names);
        this.bare = this.parts.size() == 1
                        && this.parts.get(0) instanceof FormatPart.Field field
                        && field.spec().isPlain()
                ? field.name()
                : null;
    }

    /**
     * Reads a format. Does not block.
     *
     * @param text the text of the configuration; may be empty, never null
     * @return the format
     * @throws IllegalArgumentException if it is none; the message is one line for the user that shows the text and says
     *     what is wrong and at which column, counted from 1
     */
    public static AttributeFormat parse(String text) {
        Objects.requireNonNull(text, "text");
        return new AttributeFormat(text, new FormatParser(text).parse());
    }

    /** {@return the attributes it names, each once, in the order of the text; unmodifiable} */
    public Set<String> attributes() {
        return attributes;
    }

    /**
     * Fills the format. Does not block unless the function does.
     *
     * <p>A connector decides what counts as missing and which value of several is meant, by what its function answers:
     * null for a value that its directory treats as missing ({@code 0} or {@code false}, say), the first value of a
     * list where a list is to give its first value. A list that is handed over is written as a list.
     *
     * @param attributes gives a value by name; called on the caller's thread, once for each placeholder until one is
     *     missing. Null stands for a missing value; an empty text or collection counts as one. Otherwise a
     *     {@link CharSequence}, {@link Boolean}, {@link Number}, {@link java.time.Instant}, {@link java.util.Collection}
     *     or {@link java.util.Map}; other objects than text are written as Python writes them ({@code 42}, {@code True},
     *     {@code ['x', 'y']}), any other class by its {@code toString}
     * @return the stripped text, or null if an attribute is missing or empty or the result is blank
     */
    public @Nullable String apply(Function<String, ? extends @Nullable Object> attributes) {
        if (bare != null) {
            Object value = attributes.apply(bare);
            return value == null || PythonText.empty(value) ? null : stripped(PythonText.str(value));
        }
        StringBuilder result = new StringBuilder();
        for (FormatPart part : parts) {
            if (part instanceof FormatPart.Literal literal) {
                result.append(literal.text());
            } else if (part instanceof FormatPart.Field field) {
                Object value = attributes.apply(field.name());
                if (value == null || PythonText.empty(value)) {
                    return null;
                }
                field.spec().append(PythonText.str(value), result);
            }
        }
        return stripped(result.toString());
    }

    private static @Nullable String stripped(String text) {
        String stripped = PythonText.strip(text);
        return stripped.isEmpty() ? null : stripped;
    }

    /** {@return the text of the configuration} */
    public String source() {
        return source;
    }

    /** {@return the text of the configuration} */
    @Override
    public String toString() {
        return source;
    }
}
