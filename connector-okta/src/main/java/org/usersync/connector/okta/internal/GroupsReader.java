package org.usersync.connector.okta.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

import org.slf4j.Logger;
import org.usersync.spi.connector.UserSink;
import org.usersync.spi.model.DirectoryUser;

/** Reads the members of several groups at once, and of each group the next page while a page is mapped and delivered. */
final class GroupsReader {
    private final OktaPages pages;
    private final Logger logger;
    private final String name;
    private final Clock clock;

    /**
     * Makes a reader.
     *
     * @param pages reads Okta's lists
     * @param logger takes a line where a group is read anew
     * @param name names its threads
     * @param clock measures how long Okta's answers take
     */
    GroupsReader(OktaPages pages, Logger logger, String name, Clock clock) {
        this.pages = pages;
        this.logger = logger;
        this.name = name;
        this.clock = clock;
    }

    /**
     * Reads the members. Blocks until all threads have ended, also when it throws. The first failure ends the others.
     *
     * @param groups what each group means to the host
     * @param mapper makes directory users
     * @param people says who is looked at, safe for use by several threads
     * @param sink takes the users
     * @return whether the sink wants more
     */
    boolean read(Map<OktaGroup, Membership> groups, UserMapper mapper, Predicate<OktaUser> people, UserSink sink) {
        if (groups.isEmpty()) {
            return true;
        }
        UserParser parser = mapper.parser();
        Delivery delivery = new Delivery(sink);
        // A group has one call at a time: the first page's on its own thread, the others' ahead of it.
        int few = Math.min(groups.size(), Pace.processors());
        try (ParallelCalls reading = new ParallelCalls(name, few);
                ParallelCalls ahead = new ParallelCalls(name + "-ahead", few)) {
            Pace pace = new Pace(clock, Pace.pages(), () -> {
                reading.widen(groups.size());
                ahead.widen(groups.size());
            });
            MemberReader members = new MemberReader(pages, logger, ahead, pace);
            return read(
                    groups,
                    reading,
                    delivery,
                    (group, membership) -> members.read(
                            group, parser, users -> delivery.deliver(mapped(users, membership, people, mapper))));
        }
    }

    private static boolean read(
            Map<OktaGroup, Membership> groups,
            ParallelCalls reading,
            Delivery delivery,
            BiConsumer<OktaGroup, Membership> reader) {
        try {
            CompletionService<Boolean> reads = new ExecutorCompletionService<>(reading.threads());
            groups.forEach((group, membership) -> reads.submit(() -> {
                reader.accept(group, membership);
                return true;
            }));
            for (int i = 0; i < groups.size() && !delivery.stoppedBySink(); i++) {
                reads.take().get();
            }
            return !delivery.stoppedBySink();
        } catch (ExecutionException e) {
            if (!delivery.stoppedBySink()) {
                throw OktaFailure.thrownBy(e);
            }
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw OktaFailure.cancelled(e);
        } finally {
            delivery.end();
        }
    }

    private static List<DirectoryUser> mapped(
            List<OktaUser> users, Membership membership, Predicate<OktaUser> people, UserMapper mapper) {
        List<DirectoryUser> mapped = new ArrayList<>(users.size());
        for (OktaUser user : users) {
            DirectoryUser directoryUser = people.test(user) ? mapper.map(user, membership) : null;
            if (directoryUser != null) {
                mapped.add(directoryUser);
            }
        }
        return mapped;
    }
}
