package org.usersync.spi.tck;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.usersync.spi.connector.UserSink;
import org.usersync.spi.model.DirectoryUser;

/** Keeps the users of one read, and every call that the contract forbids. Safe for use by several threads. */
public final class RecordingSink implements UserSink {
    private final List<DirectoryUser> users = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicBoolean lingered = new AtomicBoolean();
    private final CountDownLatch violated = new CountDownLatch(1);
    private final int stopAfter;
    private final Consumer<DirectoryUser> onUser;
    private final Duration linger;

    private RecordingSink(int stopAfter, Consumer<DirectoryUser> onUser, Duration linger) {
        this.stopAfter = stopAfter;
        this.onUser = onUser;
        this.linger = linger;
    }

    /** {@return a sink that takes everybody} */
    public static RecordingSink open() {
        return new RecordingSink(Integer.MAX_VALUE, user -> {}, Duration.ZERO);
    }

    /**
     * Makes a sink that says stop.
     *
     * @param users after how many users, at least 1
     * @return the sink
     */
    public static RecordingSink stoppingAfter(int users) {
        return new RecordingSink(users, user -> {}, Duration.ZERO);
    }

    /**
     * Makes a sink that takes everybody and does something besides.
     *
     * @param onUser called for each user; what it throws leaves {@link #accept}
     * @return the sink
     */
    public static RecordingSink calling(Consumer<DirectoryUser> onUser) {
        return new RecordingSink(Integer.MAX_VALUE, onUser, Duration.ZERO);
    }

    /**
     * Makes a sink that stays in its first call for a while, so that a second thread is caught.
     *
     * @param time how long at the most
     * @return the sink
     */
    public static RecordingSink lingering(Duration time) {
        return new RecordingSink(Integer.MAX_VALUE, user -> {}, time);
    }

    @Override
    public boolean accept(DirectoryUser user) {
        int others = inside.getAndIncrement();
        try {
            if (others > 0) {
                violation("two threads called the sink at once");
            }
            if (ended.get()) {
                violation("the sink was called after the read had ended");
            }
            if (stopped.get()) {
                violation("the sink was called after it had said stop");
            }
            boolean more;
            synchronized (users) {
                users.add(user);
                more = users.size() < stopAfter;
            }
            if (!more) {
                stopped.set(true);
            }
            if (!lingered.getAndSet(true)) {
                awaitViolation(linger);
            }
            stopIfThrown(user);
            return more;
        } finally {
            inside.decrementAndGet();
        }
    }

    private void stopIfThrown(DirectoryUser user) {
        try {
            onUser.accept(user);
        } catch (RuntimeException e) {
            stopped.set(true);
            throw e;
        }
    }

    private void violation(String what) {
        synchronized (violations) {
            violations.add(what);
        }
        violated.countDown();
    }

    private void awaitViolation(Duration time) {
        try {
            // Whether one came stands in the list.
            boolean unused = violated.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says that the read returned or threw: from now on every call is a violation. */
    public void end() {
        ended.set(true);
    }

    /**
     * Waits for a forbidden call.
     *
     * @param time how long at the most
     * @return the forbidden calls until then
     */
    public List<String> violationsWithin(Duration time) {
        awaitViolation(time);
        return violations();
    }

    /** {@return the forbidden calls} */
    public List<String> violations() {
        synchronized (violations) {
            return List.copyOf(violations);
        }
    }

    /** {@return the users in the order in which they came} */
    public List<DirectoryUser> users() {
        synchronized (users) {
            return List.copyOf(users);
        }
    }

    /** {@return the emails of the people, each once for each id, sorted} */
    public List<String> emails() {
        Map<String, String> byId = new LinkedHashMap<>();
        users().forEach(user -> byId.put(user.id(), String.valueOf(user.email())));
        return byId.values().stream().sorted().toList();
    }

    /**
     * Joins what came of one person, as the host does it.
     *
     * @param email the person
     * @return the groups asked for in which the person was found
     */
    public Set<String> groupsOf(String email) {
        return joined(email, false);
    }

    /**
     * Joins what came of one person, as the host does it.
     *
     * @param email the person
     * @return all groups that the person is in
     */
    public Set<String> memberGroupsOf(String email) {
        return joined(email, true);
    }

    private Set<String> joined(String email, boolean member) {
        Set<String> ids = new LinkedHashSet<>();
        users().stream().filter(user -> email.equals(user.email())).forEach(user -> ids.add(user.id()));
        Set<String> groups = new TreeSet<>();
        users().stream()
                .filter(user -> ids.contains(user.id()))
                .forEach(user -> groups.addAll(member ? user.memberGroups() : user.groups()));
        return groups;
    }
}
