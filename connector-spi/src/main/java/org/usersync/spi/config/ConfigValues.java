package org.usersync.spi.config;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;
import org.usersync.spi.extension.Expression;
import org.usersync.spi.model.IdentityType;
import org.usersync.spi.secret.Secret;

/**
 * The values of one bundle's own part of the configuration. The host has checked them against the schema before: a
 * required option has a value, an option with a default too.
 *
 * <p>Every method throws {@link IllegalArgumentException} if the schema has no such option of the method's type: that
 * is an error of the bundle, not of the user. Immutable.
 */
@ProviderType
public interface ConfigValues {
    /**
     * A text, or a {@link OptionType#TEXT} option with choices, spelled as the schema spells the choice.
     *
     * @param name the option
     * @return its value, or empty without value and default; an empty text counts as no value
     *     unless {@link ConfigOption#allowEmpty()}
     */
    Optional<String> text(String name);

    /**
     * A whole number.
     *
     * @param name the option
     * @return its value, or empty without value and default
     */
    Optional<Long> integer(String name);

    /**
     * A boolean.
     *
     * @param name the option
     * @return its value; false without value and default
     */
    boolean flag(String name);

    /**
     * A list of texts.
     *
     * @param name the option
     * @return its values, empty without one
     */
    List<String> texts(String name);

    /**
     * A path, already resolved against the file that names it.
     *
     * @param name the option
     * @return its value, or empty without value and default
     */
    Optional<Path> file(String name);

    /**
     * An identity type.
     *
     * @param name the option
     * @return its value, or empty without value and default
     */
    Optional<IdentityType> identityType(String name);

    /**
     * A format.
     *
     * @param name the option
     * @return its value, or empty without value and default
     */
    Optional<AttributeFormat> format(String name);

    /**
     * A compiled expression.
     *
     * @param name the option
     * @return its value, or empty without value and default
     */
    Optional<Expression> expression(String name);

    /**
     * A secret, wherever the configuration keeps it.
     *
     * @param name the option
     * @return its value, or empty if none is configured
     */
    Optional<Secret> secret(String name);

    /**
     * A character set.
     *
     * @param name the option
     * @return its value, or empty without value and default
     */
    Optional<Charset> encoding(String name);

    /**
     * A section.
     *
     * @param name the option
     * @return its values, or empty if the file has no such section
     */
    Optional<ConfigValues> section(String name);
}
