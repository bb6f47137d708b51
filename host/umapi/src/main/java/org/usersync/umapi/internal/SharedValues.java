package org.usersync.umapi.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Keeps one copy of each value that many users have in common, for the time of one read: an organisation of 100 000
 * users has a few hundred groups, domains and countries, and many users are in the same groups.
 */
final class SharedValues {
    private final Map<String, String> texts = new HashMap<>();
    private final Map<List<String>, List<String>> lists = new HashMap<>();

    @Nullable String text(@Nullable String value) {
        return value == null ? null : texts.computeIfAbsent(value, same -> same);
    }

    List<String> list(List<String> values) {
        List<String> known = lists.get(values);
        if (known != null) {
            return known;
        }
        List<String> shared = new ArrayList<>(values.size());
        for (String value : values) {
            shared.add(texts.computeIfAbsent(value, same -> same));
        }
        List<String> list = List.copyOf(shared);
        lists.put(list, list);
        return list;
    }
}
