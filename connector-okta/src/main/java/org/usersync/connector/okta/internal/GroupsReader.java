package org.usersync.connector.okta.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import org.usersync.spi.connector.UserSink;
import org.usersync.spi.model.DirectoryUser;

/** Reads the members of several groups at once, and of each group the next page while a page is mapped and delivered. */
final class GroupsReader {
    private final MemberReader members;
    private final String name;

    /**
     * Makes a reader.
     *
     * @param members reads one group
     * @param name names its threads
     */
    GroupsReader(MemberReader members, String name) {
        this.members = members;
        this.name = name;
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
        int atOnce = Math.min(groups.size(), OktaClient.PARALLEL_CALLS);
        ExecutorService threads = Executors.newFixedThreadPool(atOnce, threadFactory(name + "-"));
        ExecutorService fetching = Executors.newFixedThreadPool(atOnce, threadFactory(name + "-ahead-"));
        PageFetcher ahead = new PageFetcher(fetching);
        try {
            CompletionService<Boolean> reads = new ExecutorCompletionService<>(threads);
            groups.forEach((group, membership) -> reads.submit(() -> {
                members.read(
                        group, parser, users -> delivery.deliver(mapped(users, membership, people, mapper)), ahead);
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
            threads.shutdownNow();
            fetching.shutdownNow();
            awaitEnd(threads);
            awaitEnd(fetching);
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

    private static ThreadFactory threadFactory(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "okta-" + name + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** The sink must not be touched after this, so that not even an interrupt shortens the wait. */
    private static void awaitEnd(ExecutorService threads) {
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = threads.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
