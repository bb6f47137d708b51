package org.usersync.filter.internal;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.extension.ExpressionRecord;

/** Stands for the record where a part is computed that reads none. */
enum NoRecord implements ExpressionRecord {
    INSTANCE;

    @Override
    public @Nullable Object get(String name) {
        throw new IllegalStateException("a constant reads no record");
    }

    @Override
    public boolean documents(String name) {
        throw new IllegalStateException("a constant reads no record");
    }

    @Override
    public String label() {
        return "none";
    }
}
