package org.usersync.connector.okta.internal;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;

import org.slf4j.Logger;

/** Reads lists from the first page to the last, by the links that Okta gives and by nothing else. */
final class OktaPages {
    private final OktaClient client;
    private final Logger logger;

    /**
     * Makes a reader.
     *
     * @param client gets single pages
     * @param logger takes a line for each page
     */
    OktaPages(OktaClient client, Logger logger) {
        this.client = client;
        this.logger = logger;
    }

    /**
     * Reads a list. Blocks.
     *
     * @param <T> the kind of item
     * @param list the list
     * @param receiver takes one page after the other and answers whether to go on
     * @throws OktaFailure if a page could not be read
     */
    <T> void read(OktaList<T> list, Predicate<List<T>> receiver) {
        // Asked for when the page before was taken.
        Pace pace = Pace.onePageAtATime();
        read(list, unlessRepeated(list, receiver), pace, address -> () -> client.page(list, address, pace));
    }

    /** A page that comes twice stands where another one should, whose items would be missed. */
    private static <T> Predicate<List<T>> unlessRepeated(OktaList<T> list, Predicate<List<T>> receiver) {
        AtomicReference<List<T>> before = new AtomicReference<>(List.of());
        return items -> {
            if (!items.isEmpty() && items.equals(before.getAndSet(items))) {
                throw repeated(list);
            }
            return receiver.test(items);
        };
    }

    /**
     * Reads a list, whose receiver is to notice a page that comes again; while it has a page, the next one is fetched
     * already, and no further one. Blocks.
     *
     * @param <T> the kind of item
     * @param list the list
     * @param receiver takes one page after the other, on this thread, and answers whether to go on
     * @param ahead runs the calls for pages ahead
     * @param pace the pace of the read that the list is a part of
     * @throws OktaFailure if a page could not be read; the pages before it were received
     */
    <T> void readAhead(OktaList<T> list, Predicate<List<T>> receiver, ParallelCalls ahead, Pace pace) {
        read(list, receiver, pace, address -> ahead.start(() -> client.page(list, address, pace)));
    }

    private <T> void read(
            OktaList<T> list,
            Predicate<List<T>> receiver,
            Pace pace,
            Function<URI, ParallelCalls.Call<Page<T>>> caller) {
        Set<URI> fetched = new HashSet<>();
        URI first = client.host().resolve(list.path() + "?" + list.query());
        fetched.add(first);
        Page<T> page = client.page(list, first, pace);
        URI address = first;
        while (true) {
            logger.debug(
                    "{}: page {} with {} entries",
                    list.what(),
                    fetched.size(),
                    page.items().size());
            String link = page.next();
            // Judged before anything is delivered: such a page is none.
            URI next = link == null ? null : next(list, address, link);
            if (next == null) {
                // Wanted or not, there is no more.
                boolean unused = deliver(page, receiver, pace);
                return;
            }
            if (!fetched.add(next)) {
                throw odd(list, "the link to the next page leads to a page that was read before");
            }
            try (ParallelCalls.Call<Page<T>> call = caller.apply(next)) {
                if (!deliver(page, receiver, pace)) {
                    return;
                }
                page = call.result();
            }
            // A page that was fetched before the run was cancelled is not delivered either.
            client.requireNotCancelled();
            address = next;
        }
    }

    private static <T> boolean deliver(Page<T> page, Predicate<List<T>> receiver, Pace pace) {
        try {
            return receiver.test(page.items());
        } finally {
            pace.release();
        }
    }

    /** {@return only the first page of a list} */
    <T> List<T> first(OktaList<T> list) {
        URI address = client.host().resolve(list.path() + "?" + list.query());
        return client.page(list, address, Pace.onePageAtATime()).items();
    }

    /**
     * Okta names another host than the one asked where an organisation has several addresses. Only the cursor is taken
     * from the link: the token never goes anywhere but to the configured host.
     */
    private <T> URI next(OktaList<T> list, URI current, String link) {
        URI target;
        try {
            target = current.resolve(link);
        } catch (IllegalArgumentException e) {
            throw odd(list, "the link to the next page is no address");
        }
        if (!"https".equalsIgnoreCase(target.getScheme())) {
            throw odd(list, "the link to the next page is no https address");
        }
        if (!list.path().equals(target.getRawPath())) {
            throw odd(list, "the link to the next page leads to another list");
        }
        if (target.getRawQuery() == null || target.getRawQuery().isEmpty()) {
            throw odd(list, "the link to the next page names no page");
        }
        if (!current.getRawAuthority().equalsIgnoreCase(target.getRawAuthority())) {
            logger.debug(
                    "{}: the next page is asked of {}, though the link names another host", list.what(), client.host());
        }
        return client.host().resolve(list.path() + "?" + target.getRawQuery());
    }

    /** {@return the failure of a list of which a page came again in place of another one} */
    static OktaFailure repeated(OktaList<?> list) {
        return OktaFailure.protocol(list.what() + " failed: Okta answered with a page that it had sent before");
    }

    private OktaFailure odd(OktaList<?> list, String why) {
        return OktaFailure.protocol(list.what() + " failed: in the answer of " + client.host() + " " + why);
    }
}
