package org.usersync.python.internal.filter;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.extension.ExpressionRecord;

/** A record over a map. */
record TestRecord(Map<String, Object> values) implements ExpressionRecord {
    static TestRecord of(Object... namesAndValues) {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return new TestRecord(values);
    }

    @Override
    public @Nullable Object get(String name) {
        return values.get(name);
    }

    @Override
    public boolean documents(String name) {
        return Set.of("lastLogin", "documented").contains(name);
    }

    @Override
    public String label() {
        return "jroe@example.com";
    }
}
