package org.usersync.engine.internal.identity;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Supplier;

/**
 * What was made of pairs of lists. Users share their lists, so it is made once for each pair and not for each user; and
 * lists are told apart as objects, since to compare all names of them would take longer. Not thread-safe.
 *
 * @param <V> the kind of what is made
 */
public final class ListPairs<V> {
    private final IdentityHashMap<List<String>, IdentityHashMap<List<String>, V>> made = new IdentityHashMap<>();

    /**
     * Tells what was made of a pair.
     *
     * @param one the first list, not to be changed any more
     * @param other the second one, likewise
     * @param maker makes it where it was not made yet
     * @return what was made
     */
    public V get(List<String> one, List<String> other, Supplier<V> maker) {
        IdentityHashMap<List<String>, V> ofOne = made.get(one);
        if (ofOne == null) {
            ofOne = new IdentityHashMap<>(1);
            made.put(one, ofOne);
        }
        V known = ofOne.get(other);
        if (known == null) {
            known = maker.get();
            ofOne.put(other, known);
        }
        return known;
    }
}
