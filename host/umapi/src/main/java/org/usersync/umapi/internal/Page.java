package org.usersync.umapi.internal;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One page of a list, as it came.
 *
 * @param result Adobe's word for the outcome, or null if there was none
 * @param message Adobe's message, or empty
 * @param lastPage whether Adobe calls it the last one, or null if it does not say
 * @param entries the entries, or null if the answer had no list
 * @param pageCount how many pages there are by the headers, or null if they do not say
 * @param totalCount how many entries there are by the headers, technical accounts included, or null
 * @param <T> the kind of entry
 */
record Page<T>(
        @Nullable String result,
        String message,
        @Nullable Boolean lastPage,
        @Nullable List<T> entries,
        @Nullable Integer pageCount,
        @Nullable Integer totalCount) {}
