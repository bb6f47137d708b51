package org.usersync.engine.internal.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.model.IdentityType;

/**
 * Keeps every text and every list of names once: thousands of users share a handful of group combinations, countries
 * and domains. Not thread-safe, but two of them may share a pool and be used by two threads.
 */
public final class NameLists {
    /** Where nearly every user has a combination of its own, remembering how it came would be a waste. */
    private static final int COMBINATIONS = 4096;

    private final TextPool texts;
    private final UnaryOperator<String> pool;
    private final Map<List<String>, List<String>> lists = new HashMap<>();
    /** What came lately, in the order in which it came, and the list for it. */
    private final Map<List<String>, List<String>> recentLists = new HashMap<>();

    private final Map<Set<String>, List<String>> recentSets = new HashMap<>();

    /**
     * Makes a pool of lists.
     *
     * @param texts the pool of their names, and of all other texts
     */
    public NameLists(TextPool texts) {
        this.texts = texts;
        this.pool = texts::of;
    }

    /**
     * Gives the list of some names.
     *
     * @param names in any order; must not be changed afterwards
     * @return the names without surrounding blanks and duplicates, sorted; the same list for the same names
     */
    public List<String> of(List<String> names) {
        List<String> known = recentLists.get(names);
        return known == null ? remember(names, recentLists) : known;
    }

    /**
     * Gives the list of some names.
     *
     * @param names in any order; must not be changed afterwards
     * @return the names without surrounding blanks and duplicates, sorted; the same list for the same names
     */
    public List<String> of(Set<String> names) {
        List<String> known = recentSets.get(names);
        return known == null ? remember(names, recentSets) : known;
    }

    private <T extends Collection<String>> List<String> remember(T names, Map<T, List<String>> recent) {
        if (names.isEmpty()) {
            return List.of();
        }
        List<String> list = list(names);
        if (recent.size() >= COMBINATIONS) {
            recent.clear();
        }
        recent.put(names, list);
        return list;
    }

    private List<String> list(Collection<String> names) {
        TreeSet<String> sorted = new TreeSet<>();
        for (String name : names) {
            String stripped = name.strip();
            if (!stripped.isEmpty()) {
                sorted.add(texts.of(stripped));
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
     * @param text a text, or null
     * @return an equal text, or null
     */
    public @Nullable String shared(@Nullable String text) {
        return text == null ? null : texts.of(text);
    }

    /**
     * Gives the one instance of a text that may be missing.
     *
     * @param text a text that many users have, or null
     * @return an equal text without surrounding blanks, or null if nothing is left
     */
    public @Nullable String given(@Nullable String text) {
        String given = IdentityKey.given(text);
        return given == null ? null : texts.of(given);
    }

    /**
     * Makes a key of texts of this pool.
     *
     * @param type the type
     * @param username the username, or null
     * @param domain the domain, or null
     * @param email the email, or null
     * @return the key, all of whose texts are shared
     */
    public IdentityKey key(
            @Nullable IdentityType type, @Nullable String username, @Nullable String domain, @Nullable String email) {
        return IdentityKey.of(type, username, domain, email, pool);
    }
}
