package org.usersync.connector.ldap.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.slf4j.Logger;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.ConnectorException.Kind;

/** Finds a group's entry by the name that the configuration gives it. */
final class GroupFinder {
    private final LdapOptions options;
    private final PagedSearch search;
    private final Logger log;

    GroupFinder(LdapOptions options, PagedSearch search, Logger log) {
        this.options = options;
        this.search = search;
        this.log = log;
    }

    /**
     * Looks a group up.
     *
     * @param session where
     * @param name the group's name
     * @return its DN; empty, with a warning, if there is none
     * @throws ConnectorException if there are several: which one is meant cannot be known
     */
    Optional<String> find(LdapSession session, String name) {
        List<String> found = new ArrayList<>();
        search.forEach(session, "group " + name, options.groupNamed(name), Set.of(), entry -> found.add(entry.getDN()));
        if (found.size() > 1) {
            throw new ConnectorException(
                    Kind.CONFIG,
                    "there are " + found.size() + " groups named " + name + " below \"" + options.baseDn() + "\" at "
                            + session.host() + ": " + String.join("; ", found)
                            + "; make group_filter_format or base_dn tell them apart");
        }
        if (found.isEmpty()) {
            log.warn("{} has no group {}", session.host(), name);
        }
        return found.stream().findFirst();
    }
}
