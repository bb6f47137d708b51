package org.usersync.connector.okta.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.extension.ExpressionRecord;

/** A user, or an object inside one, as a filter sees it. */
final class OktaRecord implements ExpressionRecord {
    private final String path;
    private final String label;
    private final Map<?, ? extends @Nullable Object> values;

    /** The user whose record this is; null in an object inside one. */
    private final @Nullable OktaUser user;

    private OktaRecord(String path, String label, Map<?, ? extends @Nullable Object> values, @Nullable OktaUser user) {
        this.path = path;
        this.label = label;
        this.values = values;
        this.user = user;
    }

    /** {@return a user as the filter's {@code user}} */
    static OktaRecord of(OktaUser user) {
        return new OktaRecord("", user.label(), user.fields(), user);
    }

    @Override
    public @Nullable Object get(String name) {
        if (user != null && name.equals("id")) {
            return user.id();
        }
        return seen(name, user != null && name.equals("profile") ? user.profile() : values.get(name));
    }

    private @Nullable Object seen(String name, @Nullable Object value) {
        if (value instanceof String) {
            // Nearly always: seen at once, while it takes long to see that it is neither map nor list.
            return value;
        }
        if (value instanceof Map<?, ?> object) {
            return new OktaRecord(path.isEmpty() ? name : path + "." + name, label, object, null);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> items = new ArrayList<>(list.size());
            for (Object item : list) {
                items.add(seen(name, item));
            }
            return items;
        }
        return value;
    }

    @Override
    public boolean documents(String name) {
        return Documented.fields(path).contains(name);
    }

    @Override
    public String label() {
        return label;
    }
}
