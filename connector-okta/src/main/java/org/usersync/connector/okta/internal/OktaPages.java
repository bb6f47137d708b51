package org.usersync.connector.okta.internal;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
        Set<URI> fetched = new HashSet<>();
        URI address = client.host().resolve(list.path() + "?" + list.query());
        while (address != null) {
            fetched.add(address);
            Page<T> page = client.page(list, address);
            logger.debug(
                    "{}: page {} with {} entries",
                    list.what(),
                    fetched.size(),
                    page.items().size());
            String link = page.next();
            // Judged before anything is delivered: such a page is none.
            URI next = link == null ? null : next(list, address, link);
            if (next != null && fetched.contains(next)) {
                throw odd(list, "the link to the next page leads to a page that was read before");
            }
            if (!receiver.test(page.items())) {
                return;
            }
            address = next;
        }
    }

    /** {@return only the first page of a list} */
    <T> List<T> first(OktaList<T> list) {
        return client.page(list, client.host().resolve(list.path() + "?" + list.query()))
                .items();
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

    private OktaFailure odd(OktaList<?> list, String why) {
        return OktaFailure.protocol(list.what() + " failed: in the answer of " + client.host() + " " + why);
    }
}
