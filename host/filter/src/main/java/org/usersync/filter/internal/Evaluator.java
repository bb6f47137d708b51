package org.usersync.filter.internal;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.extension.ExpressionRecord;

/** A compiled part of an expression. Has no state, so that any number of threads may use it. */
@FunctionalInterface
interface Evaluator {
    /**
     * Computes the part's value, as {@link PythonValues} knows values.
     *
     * @throws PythonError if it has none for this record
     */
    @Nullable Object evaluate(ExpressionRecord user);

    /** A part whose value is the same for every record. */
    record Constant(@Nullable Object value) implements Evaluator {
        @Override
        public @Nullable Object evaluate(ExpressionRecord user) {
            return value;
        }
    }
}
