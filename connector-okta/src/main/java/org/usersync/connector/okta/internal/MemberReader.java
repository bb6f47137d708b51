package org.usersync.connector.okta.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

import org.slf4j.Logger;

/** Reads the members of groups, for the time of one read. Safe for use by several threads. */
final class MemberReader {
    /** The most that Okta gives, then what it recommends: it advises smaller pages where a large one fails. */
    private static final List<Integer> PAGES = List.of(1000, 200);

    private final OktaPages pages;
    private final Logger logger;
    private final ParallelCalls ahead;
    private final Pace pace;
    /** Empty ones: the next group needs about as much memory as the last one did. */
    private final Queue<IdSet> spare = new ConcurrentLinkedQueue<>();

    /**
     * Makes a reader.
     *
     * @param pages reads Okta's lists
     * @param logger takes a line where a group is read anew
     * @param ahead runs the calls for pages ahead
     * @param pace the pace of the read that the groups are a part of
     */
    MemberReader(OktaPages pages, Logger logger, ParallelCalls ahead, Pace pace) {
        this.pages = pages;
        this.logger = logger;
        this.ahead = ahead;
        this.pace = pace;
    }

    /**
     * Reads all members of a group, each once; while the receiver has a page, the next one is fetched. Blocks.
     *
     * @param group the group
     * @param parser reads a user
     * @param receiver takes members, on this thread, and answers whether to go on
     * @throws OktaFailure if a page could not be read
     */
    void read(OktaGroup group, UserParser parser, Predicate<List<OktaUser>> receiver) {
        List<IdSet> passes = new ArrayList<>();
        try {
            read(group, parser, receiver, passes);
        } finally {
            passes.forEach(IdSet::clear);
            spare.addAll(passes);
        }
    }

    private void read(OktaGroup group, UserParser parser, Predicate<List<OktaUser>> receiver, List<IdSet> passes) {
        for (int i = 0; ; i++) {
            OktaList<OktaUser> list = members(group, PAGES.get(i), parser);
            List<IdSet> before = List.copyOf(passes);
            IdSet read = emptySet();
            passes.add(read);
            try {
                pages.readAhead(list, users -> receiver.test(fresh(list, users, read, before)), ahead, pace);
                return;
            } catch (OktaFailure e) {
                if (e.status() == 404) {
                    throw e.explained("the group was found, but is gone");
                }
                if (i + 1 == PAGES.size() || !e.smallerPagesMayHelp()) {
                    throw e;
                }
                // A cursor belongs to its page size: the group is read from its first page again.
                logger.info("{}; the group is read again with pages of {}", e.getMessage(), PAGES.get(i + 1));
            }
        }
    }

    private IdSet emptySet() {
        IdSet known = spare.poll();
        return known == null ? new IdSet() : known;
    }

    /**
     * Pages shift while a group changes, so that a user may come twice. A page on which everybody comes for the second
     * time stands where another one should: whoever is on that one would look as if the group did not have them.
     *
     * @param read who was on pages before, of this pass
     * @param before who was delivered by each pass before
     */
    private static List<OktaUser> fresh(OktaList<OktaUser> list, List<OktaUser> users, IdSet read, List<IdSet> before) {
        List<OktaUser> fresh = new ArrayList<>(users.size());
        boolean repeated = !users.isEmpty();
        read.approach(users.stream().mapToInt(user -> user.id().hashCode()).toArray());
        for (OktaUser user : users) {
            if (read.add(user.id())) {
                repeated = false;
                if (before.isEmpty() || before.stream().noneMatch(pass -> pass.contains(user.id()))) {
                    fresh.add(user);
                }
            }
        }
        if (repeated) {
            throw OktaPages.repeated(list);
        }
        return fresh;
    }

    private static OktaList<OktaUser> members(OktaGroup group, int limit, UserParser parser) {
        return new OktaList<>(
                "reading the members of Okta group '" + Texts.line(group.name(), 300) + "'",
                "group members",
                "/api/v1/groups/" + Texts.encode(group.id()) + "/users",
                "limit=" + limit,
                parser);
    }
}
