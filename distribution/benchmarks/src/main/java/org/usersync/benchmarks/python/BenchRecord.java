package org.usersync.benchmarks.python;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.extension.ExpressionRecord;

/** A record over a map, as the Okta connector has one. */
record BenchRecord(Map<String, Object> values) implements ExpressionRecord {
    static BenchRecord user() {
        return new BenchRecord(Map.of(
                "status",
                "ACTIVE",
                "profile",
                new BenchRecord(Map.of("department", "Sales", "city", "Zürich", "login", "ann.doe@example.com"))));
    }

    @Override
    public @Nullable Object get(String name) {
        return values.get(name);
    }

    @Override
    public boolean documents(String name) {
        return false;
    }

    @Override
    public String label() {
        return "ann.doe@example.com";
    }
}
