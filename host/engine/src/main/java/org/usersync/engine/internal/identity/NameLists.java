package org.usersync.engine.internal.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Keeps every list of names once: thousands of users share a handful of combinations of groups. Not thread-safe. */
public final class NameLists {
    /** Where nearly every user has a combination of its own, remembering how it came would be a waste. */
    private static final int COMBINATIONS = 4096;

    private final List<NameList> numbered = new ArrayList<>();
    private final Map<List<String>, NameList> lists = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    /** What came lately, in the order in which it came, and the list for it. */
    private final Map<List<String>, NameList> recentLists = new HashMap<>();

    private final Map<Set<String>, NameList> recentSets = new HashMap<>();
    private final Map<Long, NameList> recentUnions = new HashMap<>();
    private final NameList none;

    /** Makes a pool of lists; the empty one has number 0. */
    public NameLists() {
        this.none = list(List.of());
    }

    /**
     * Gives the list of some names.
     *
     * @param some in any order; must not be changed afterwards
     * @return the names without surrounding blanks and duplicates, sorted; the same list for the same names
     */
    public NameList of(List<String> some) {
        NameList known = some.isEmpty() ? none : recentLists.get(some);
        return known == null ? remember(some, list(some), recentLists) : known;
    }

    /**
     * Gives the list of some names.
     *
     * @param some in any order; must not be changed afterwards
     * @return the names without surrounding blanks and duplicates, sorted; the same list for the same names
     */
    public NameList of(Set<String> some) {
        NameList known = some.isEmpty() ? none : recentSets.get(some);
        return known == null ? remember(some, list(some), recentSets) : known;
    }

    /**
     * Finds a list again.
     *
     * @param number its number
     * @return the list
     */
    public NameList get(int number) {
        return numbered.get(number);
    }

    /**
     * Joins two lists.
     *
     * @param first a list of this pool
     * @param second a list of this pool
     * @return the list of the names of both
     */
    public NameList union(NameList first, NameList second) {
        if (first.number() == second.number() || second.isEmpty()) {
            return first;
        }
        if (first.isEmpty()) {
            return second;
        }
        Long both = (long) first.number() << Integer.SIZE | second.number();
        NameList known = recentUnions.get(both);
        if (known == null) {
            List<String> all = new ArrayList<>(first);
            all.addAll(second);
            known = remember(both, list(all), recentUnions);
        }
        return known;
    }

    private static <T> NameList remember(T what, NameList list, Map<T, NameList> recent) {
        if (recent.size() >= COMBINATIONS) {
            recent.clear();
        }
        recent.put(what, list);
        return list;
    }

    private NameList list(Collection<String> some) {
        TreeSet<String> sorted = new TreeSet<>();
        for (String name : some) {
            String stripped = name.strip();
            if (!stripped.isEmpty()) {
                sorted.add(names.computeIfAbsent(stripped, known -> known));
            }
        }
        NameList known = lists.get(List.copyOf(sorted));
        if (known == null) {
            known = new NameList(numbered.size(), sorted.toArray(String[]::new));
            lists.put(known, known);
            numbered.add(known);
        }
        return known;
    }
}
