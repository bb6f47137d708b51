package org.usersync.connector.okta.internal;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param <T> the kind of item
 * @param items what it holds, in Okta's order; may be empty though more pages follow
 * @param next the target of the link to the next page as Okta gave it, or null on the last page
 */
record Page<T>(List<T> items, @Nullable String next) {
    Page {
        items = List.copyOf(items);
    }
}
