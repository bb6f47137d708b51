package org.usersync.python.internal.interpreter;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.python.core.PyIterator;
import org.python.core.PyObject;

/** An iterator over what Java gives, which unlike Python 2's lists is true even without an item. */
final class Items extends PyIterator {
    private static final long serialVersionUID = 1L;

    private final transient Supplier<@Nullable PyObject> source;

    /**
     * Makes an iterator.
     *
     * @param source gives one item after the other, then null
     */
    Items(Supplier<@Nullable PyObject> source) {
        this.source = source;
    }

    @Override
    public @Nullable PyObject __iternext__() {
        return source.get();
    }
}
