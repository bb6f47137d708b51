package org.usersync.engine.internal.identity;

import java.util.AbstractList;
import java.util.RandomAccess;

/** Names that many users have in common, each once and sorted. Immutable. */
public final class NameList extends AbstractList<String> implements RandomAccess {
    private final int number;
    private final String[] names;

    NameList(int number, String[] names) {
        this.number = number;
        this.names = names;
    }

    /** {@return its number among the lists of the {@link NameLists} that made it} */
    public int number() {
        return number;
    }

    @Override
    public String get(int index) {
        return names[index];
    }

    @Override
    public int size() {
        return names.length;
    }
}
