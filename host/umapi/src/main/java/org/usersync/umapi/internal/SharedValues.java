package org.usersync.umapi.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Keeps one copy of each value that many users have in common, for the time of one read: an organisation of 100 000
 * users has a few hundred groups, domains and countries, and many users are in the same groups. Safe for use by several
 * threads.
 */
final class SharedValues {
    private final Map<String, String> texts = new ConcurrentHashMap<>();
    private final Map<List<String>, List<String>> lists = new ConcurrentHashMap<>();

    @Nullable String text(@Nullable String value) {
        if (value == null) {
            return null;
        }
        String known = texts.get(value);
        return known == null ? texts.computeIfAbsent(value, same -> same) : known;
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
