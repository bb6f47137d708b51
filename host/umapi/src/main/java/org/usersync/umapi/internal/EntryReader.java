package org.usersync.umapi.internal;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonParser;

/**
 * Reads one entry of a list.
 *
 * @param <T> the kind of entry
 */
@FunctionalInterface
interface EntryReader<T> {
    /**
     * Reads the object that the parser has just entered, to its end.
     *
     * @return the entry, or null for one that is of no use
     */
    @Nullable T read(JsonParser parser) throws IOException;
}
