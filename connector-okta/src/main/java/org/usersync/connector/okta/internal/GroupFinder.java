package org.usersync.connector.okta.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.usersync.spi.config.AttributeFormat;

/**
 * Finds groups by name.
 *
 * <p>A search for exact names comes first: it takes many names in one call, and its answer is paged and complete. What
 * it does not find is asked for by {@code q=}, a prefix match without pages that knows new groups sooner. An Okta
 * that refuses to search has all its groups listed, because a crowd with the same prefix may hide the one wanted.
 */
final class GroupFinder {
    private static final String PATH = "/api/v1/groups";
    private static final String BUCKET = "groups";
    private static final int PAGE = 200;
    private static final int PREFIX_ANSWER = 300;

    private final OktaPages pages;
    private final AttributeFormat format;
    private final Logger logger;
    private final String threadName;

    /**
     * Makes a finder.
     *
     * @param pages reads Okta's lists
     * @param format what is asked for
     * @param logger takes warnings about groups that are missing or not unique
     * @param threadName names its threads
     */
    GroupFinder(OktaPages pages, AttributeFormat format, Logger logger, String threadName) {
        this.pages = pages;
        this.format = format;
        this.logger = logger;
        this.threadName = threadName;
    }

    /** The groups of Okta's answers that have a wanted name, or nearly so, in the order of the answers. */
    private static final class Candidates {
        private final Map<String, OktaGroup> byId = new LinkedHashMap<>();
        private final Set<String> wanted;

        Candidates(Collection<GroupQuery> queries) {
            this.wanted = queries.stream()
                    .flatMap(query -> query.names().stream())
                    .map(GroupQuery::key)
                    .collect(Collectors.toSet());
        }

        boolean add(List<OktaGroup> groups) {
            for (OktaGroup group : groups) {
                if (wanted.contains(GroupQuery.key(group.name()))) {
                    byId.putIfAbsent(group.id(), group);
                }
            }
            return true;
        }

        List<OktaGroup> named(String name) {
            return byId.values().stream()
                    .filter(group -> group.name().equals(name))
                    .toList();
        }

        List<GroupQuery> missing(Collection<GroupQuery> queries) {
            Set<String> names = byId.values().stream().map(OktaGroup::name).collect(Collectors.toSet());
            return queries.stream()
                    .filter(query -> query.names().stream().noneMatch(names::contains))
                    .toList();
        }
    }

    /**
     * Finds groups. Blocks. A group that Okta does not have, or has several times, is a warning.
     *
     * @param names names of the configuration
     * @return the names under which each group found was asked for
     * @throws OktaFailure if a question was not answered
     */
    Map<OktaGroup, Set<String>> find(Collection<String> names) {
        List<GroupQuery> queries =
                names.stream().map(name -> GroupQuery.of(name, format)).toList();
        Candidates candidates = new Candidates(queries);
        boolean searched = search(queries, candidates);
        for (GroupQuery query : candidates.missing(queries)) {
            pages.read(list("q=" + Texts.encode(query.query()) + "&limit=" + PREFIX_ANSWER), candidates::add);
        }
        List<GroupQuery> missing = candidates.missing(queries);
        if (!missing.isEmpty() && searched) {
            searchNearMisses(missing, candidates);
        } else if (!missing.isEmpty()) {
            pages.read(list("limit=" + PAGE), candidates::add);
        }
        Map<OktaGroup, Set<String>> found = new LinkedHashMap<>();
        for (GroupQuery query : queries) {
            OktaGroup group = choose(query, candidates);
            if (group != null) {
                found.computeIfAbsent(group, key -> new LinkedHashSet<>()).add(query.asked());
            }
        }
        return found;
    }

    private boolean search(List<GroupQuery> queries, Candidates candidates) {
        List<String> names = queries.stream()
                .flatMap(query -> query.names().stream())
                .distinct()
                .toList();
        try {
            ask(SearchExpression.anyName("eq", names), candidates);
            return true;
        } catch (OktaFailure e) {
            if (!e.searchRefused()) {
                throw e;
            }
            logger.debug("Okta refuses to search for groups, they are looked for one by one: {}", e.getMessage());
            return false;
        }
    }

    /** The answers are looked at in the order of the questions, whichever comes first. */
    private void ask(List<String> expressions, Candidates candidates) {
        if (expressions.size() <= 1) {
            expressions.forEach(expression -> candidates.add(found(expression)));
            return;
        }
        try (ParallelCalls calls = new ParallelCalls(threadName + "-groups", expressions.size())) {
            List<ParallelCalls.Call<List<OktaGroup>>> searches = expressions.stream()
                    .map(expression -> calls.start(() -> found(expression)))
                    .toList();
            searches.forEach(search -> candidates.add(search.result()));
        }
    }

    private List<OktaGroup> found(String expression) {
        List<OktaGroup> groups = new ArrayList<>();
        pages.read(searchList(expression), page -> {
            groups.addAll(page);
            return true;
        });
        return groups;
    }

    /** Only for the warning: whether it works or not, the group remains unfound. */
    private void searchNearMisses(List<GroupQuery> missing, Candidates candidates) {
        List<String> names = missing.stream()
                .flatMap(query -> query.names().stream())
                .distinct()
                .toList();
        try {
            for (String expression : SearchExpression.anyName("co", names)) {
                candidates.add(pages.first(searchList(expression)));
            }
        } catch (OktaFailure e) {
            if (!e.searchRefused()) {
                throw e;
            }
            logger.debug("Okta does not search for similar group names: {}", e.getMessage());
        }
    }

    private static OktaList<OktaGroup> searchList(String expression) {
        return list("search=" + Texts.encode(expression) + "&limit=" + PAGE);
    }

    private static OktaList<OktaGroup> list(String query) {
        return new OktaList<>("looking for groups in Okta", BUCKET, PATH, query, OktaGroup::parse);
    }

    /**
     * Lists all groups of the organisation. Blocks.
     *
     * @param wanted says which names are wanted
     * @return the groups with such names, each once, in Okta's order
     * @throws OktaFailure if a page could not be read
     */
    Set<OktaGroup> all(Predicate<String> wanted) {
        Set<OktaGroup> groups = new LinkedHashSet<>();
        pages.read(list("limit=" + PAGE), page -> {
            page.stream().filter(group -> wanted.test(group.name())).forEach(groups::add);
            return true;
        });
        return groups;
    }

    /** {@return the list of the organisation's groups, cut to one: the cheapest question that needs the token} */
    static OktaList<OktaGroup> anyGroup() {
        return new OktaList<>("asking Okta for a group", BUCKET, PATH, "limit=1", OktaGroup::parse);
    }

    private @Nullable OktaGroup choose(GroupQuery query, Candidates candidates) {
        for (String name : query.names()) {
            List<OktaGroup> groups = candidates.named(name);
            if (groups.size() > 1) {
                logger.warn(
                        "Okta has several groups named '{}': {}; the first one is used",
                        Texts.line(name, 300),
                        groups.stream().map(OktaGroup::id).collect(Collectors.joining(", ")));
            }
            if (!groups.isEmpty()) {
                return groups.get(0);
            }
        }
        List<String> near = new ArrayList<>();
        for (OktaGroup group : candidates.byId.values()) {
            if (query.resembles(group.name())) {
                near.add("'" + Texts.line(group.name(), 300).replace("'", "\\'") + "'");
            }
        }
        logger.warn(
                "group '{}' was not found in Okta{}",
                Texts.line(query.asked(), 300),
                near.isEmpty()
                        ? ""
                        : "; there is " + String.join(", ", near) + " (names must be equal, case and blanks included)");
        return null;
    }
}
