package org.usersync.connector.ldap.internal;

import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.usersync.spi.config.AttributeFormat;
import org.usersync.spi.connector.Cancellation;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.ConnectorException.Kind;
import org.usersync.spi.connector.ReadRequest;
import org.usersync.spi.connector.UserFormats;
import org.usersync.spi.connector.UserSink;
import org.usersync.spi.model.DirectoryUser;

import com.unboundid.ldap.sdk.SearchResultEntry;

/**
 * One read, from its first connection to its end: several groups at once, each on a connection of its own. The thread
 * that asks for it only watches; a cancelled run, a failure or a sink that has enough closes all connections, so that
 * nobody waits for a server's answer.
 */
final class LdapRead {
    private static final int CONNECTIONS = 4;

    /** How often the watching thread looks for a cancellation. */
    private static final long TICK_MILLIS = 100;

    /** How long a read that is over waits for a thread that is still making a connection. */
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final LdapOptions options;
    private final LdapConnections connections;
    private final UserFormats formats;
    private final Cancellation cancellation;
    private final Logger log;
    private final ReadRequest request;
    private final UserSink sink;
    private final OpenConnections open = new OpenConnections();
    private final Queue<Task> tasks = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<@Nullable UserMapper> mapper = new CompletableFuture<>();
    private final Object delivering = new Object();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile boolean stopped;

    LdapRead(
            LdapOptions options,
            LdapConnections connections,
            UserFormats formats,
            Cancellation cancellation,
            Logger log,
            ReadRequest request,
            UserSink sink) {
        this.options = options;
        this.connections = connections;
        this.formats = formats;
        this.cancellation = cancellation;
        this.log = log;
        this.request = request;
        this.sink = sink;
    }

    /** A part of the read that needs one connection. */
    @FunctionalInterface
    private interface Task {
        void run(LdapSession session, UserMapper mapper);
    }

    void run() {
        if (request.allUsers()) {
            tasks.add(this::allUsers);
        }
        request.groups().forEach(group -> tasks.add((session, users) -> group(session, users, group)));
        int workers = Math.min(CONNECTIONS, tasks.size());
        if (workers == 0) {
            return;
        }
        CountDownLatch working = new CountDownLatch(workers);
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        ExecutorService executor = Executors.newFixedThreadPool(workers, runnable -> {
            Thread thread = new Thread(runnable, "ldap-read");
            thread.setDaemon(true);
            thread.setContextClassLoader(loader);
            return thread;
        });
        for (int i = 0; i < workers; i++) {
            boolean first = i == 0;
            executor.execute(() -> {
                try {
                    work(first);
                } finally {
                    working.countDown();
                }
            });
        }
        executor.shutdown();
        watch(working);
        // Whoever is inside the sink comes out of it before the read ends, and nobody goes in any more.
        synchronized (delivering) {
            throwFailure();
        }
    }

    /** Waits for the workers; for those of a read that is over only a moment. */
    private void watch(CountDownLatch working) {
        boolean interrupted = false;
        long overSince = 0;
        boolean done = false;
        while (!done) {
            try {
                done = working.await(TICK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException stop) {
                interrupted = true;
                fail(new ConnectorException(Kind.CANCELLED, "reading the directory was interrupted", stop));
            }
            if (!done && cancellation.cancelled()) {
                fail(new ConnectorException(Kind.CANCELLED, "reading the directory was cancelled"));
            }
            if (!done && over()) {
                overSince = overSince == 0 ? System.nanoTime() : overSince;
                done = System.nanoTime() - overSince > GRACE_NANOS;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void throwFailure() {
        Throwable reason = failure.get();
        if (reason instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (reason instanceof Error error) {
            throw error;
        }
    }

    /** The first connection is made by one worker alone: a wrong password is refused once, not to every worker. */
    private void work(boolean first) {
        try {
            UserMapper users = first ? null : mapper.join();
            if (!first && (users == null || tasks.isEmpty() || over())) {
                return;
            }
            try (LdapSession session = openSession()) {
                if (users == null) {
                    users = new UserMapper(options, formats, types(session), request, log);
                    mapper.complete(users);
                }
                for (Task task = tasks.poll(); task != null && !over(); task = tasks.poll()) {
                    task.run(session, users);
                }
            }
        } catch (RuntimeException | Error broken) {
            fail(broken);
        } finally {
            mapper.complete(null);
        }
    }

    private LdapSession openSession() {
        return options.memberAttribute() == null ? connections.open(open) : connections.openPipelined(open);
    }

    private SchemaTypes types(LdapSession session) {
        return request.extendedAttributes().isEmpty() ? SchemaTypes.none() : SchemaTypes.of(session);
    }

    private void fail(Throwable reason) {
        if (!stopped) {
            failure.compareAndSet(null, reason);
        }
        open.closeAll();
    }

    private boolean over() {
        return stopped || failure.get() != null;
    }

    private void allUsers(LdapSession session, UserMapper users) {
        search().forEach(
                        session,
                        "all users",
                        options.allUsersFilter(),
                        users.attributes(),
                        entry -> deliver(users, entry, Set.of()));
    }

    private void group(LdapSession session, UserMapper users, String group) {
        Optional<String> dn = new GroupFinder(options, search(), log).find(session, group);
        if (dn.isEmpty()) {
            return;
        }
        AttributeFormat memberFilter = options.memberFilter();
        String memberAttribute = options.memberAttribute();
        if (memberAttribute != null) {
            new TwoStepMembers(options, memberAttribute, cancellation, log)
                    .forEach(session, dn.get(), users.attributes(), entry -> deliver(users, entry, Set.of(group)));
        } else if (memberFilter != null) {
            search().forEach(
                            session,
                            "members of " + group,
                            options.membersOf(memberFilter, dn.get()),
                            users.attributes(),
                            entry -> deliver(users, entry, Set.of(group)));
        }
    }

    private PagedSearch search() {
        return new PagedSearch(options.baseDn(), options.pageSize(), cancellation);
    }

    private boolean deliver(UserMapper users, SearchResultEntry entry, Set<String> groups) {
        if (over()) {
            return false;
        }
        DirectoryUser user = users.user(entry, groups);
        if (user == null) {
            return true;
        }
        synchronized (delivering) {
            if (over()) {
                return false;
            }
            try {
                stopped = !sink.accept(user);
            } catch (RuntimeException | Error thrown) {
                fail(thrown);
                throw thrown;
            }
        }
        if (stopped) {
            open.closeAll();
        }
        return !stopped;
    }
}
