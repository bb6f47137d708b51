package org.usersync.engine.internal.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * Keeps every text and every list of names once: thousands of users share a handful of group combinations, countries
 * and domains. Not thread-safe.
 */
public final class NameLists {
    private final Map<String, String> texts = new HashMap<>();
    private final Map<List<String>, List<String>> lists = new HashMap<>();

    /**
     * Gives the list of some names.
     *
     * @param names in any order
     * @return the names without surrounding blanks and duplicates, sorted; the same list for the same names
     */
    public List<String> of(Collection<String> names) {
        if (names.isEmpty()) {
            return List.of();
        }
        TreeSet<String> sorted = new TreeSet<>();
        for (String name : names) {
            String stripped = name.strip();
            if (!stripped.isEmpty()) {
                sorted.add(text(stripped));
            }
        }
        List<String> list = Collections.unmodifiableList(new ArrayList<>(sorted));
        return lists.computeIfAbsent(list, known -> known);
    }

    /**
     * Joins two lists.
     *
     * @param first a list of this pool
     * @param second a list of this pool
     * @return the list of the names of both
     */
    public List<String> union(List<String> first, List<String> second) {
        if (first == second || second.isEmpty()) {
            return first;
        }
        if (first.isEmpty()) {
            return second;
        }
        List<String> both = new ArrayList<>(first);
        both.addAll(second);
        return of(both);
    }

    /**
     * Gives the one instance of a text.
     *
     * @param text a text that many users have
     * @return an equal text
     */
    public String text(String text) {
        String known = texts.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    /**
     * Gives the one instance of a text that may be missing.
     *
     * @param text a text that many users have, or null
     * @return an equal text without surrounding blanks, or null if nothing is left
     */
    public @Nullable String given(@Nullable String text) {
        String given = IdentityKey.given(text);
        return given == null ? null : text(given);
    }
}
