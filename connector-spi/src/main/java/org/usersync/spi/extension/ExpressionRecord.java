package org.usersync.spi.extension;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A record that an expression reads by attribute ({@code user.profile.city}). The connector implements it over what the
 * directory returned; an expression never changes it.
 *
 * <p>Values are {@link String}, {@link Boolean}, {@link Long}, {@link java.math.BigInteger}, {@link Double},
 * {@link java.time.Instant} (a datetime in UTC to the expression), {@link java.util.List} of such values, or a nested
 * {@code ExpressionRecord}.
 */
@ConsumerType
public interface ExpressionRecord {
    /**
     * A value by name. Called on the thread that evaluates; must not block.
     *
     * @param name the attribute
     * @return its value, or null if this record has none (absent or null)
     */
    @Nullable Object get(String name);

    /**
     * Whether the directory documents this attribute; must not block. Reading a documented attribute without a value gives {@code None};
     * reading another one is an error of the expression.
     *
     * @param name the attribute
     * @return whether a record may lack a value for it without error
     */
    boolean documents(String name);

    /** {@return a name for the record in error messages, such as the user's login; must not block} */
    String label();
}
