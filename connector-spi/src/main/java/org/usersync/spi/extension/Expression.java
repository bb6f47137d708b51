package org.usersync.spi.extension;

import org.osgi.annotation.versioning.ProviderType;

/** A compiled filter: a Python expression over {@code user}. Safe for use by several threads. */
@ProviderType
public interface Expression {
    /**
     * Evaluates the expression. Does not block.
     *
     * @param user the record that the expression knows as {@code user}
     * @return whether the result is true in Python's sense
     * @throws ExpressionException if the expression fails for this record; the run must end, so it is not to be caught
     */
    boolean test(ExpressionRecord user);

    /**
     * Whether the expression may read an attribute, so that a connector need not keep what nobody reads.
     *
     * @param path names from {@code user} on, such as {@code profile}, {@code city}
     * @return false only if it certainly reads neither this attribute nor anything below or above it
     */
    boolean reads(String... path);

    /** {@return the text it was compiled from} */
    String source();
}
