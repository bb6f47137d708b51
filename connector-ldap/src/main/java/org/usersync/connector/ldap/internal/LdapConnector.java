package org.usersync.connector.ldap.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.usersync.spi.config.AttributeFormat;
import org.usersync.spi.connector.Cancellation;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.ConnectorException.Kind;
import org.usersync.spi.connector.DirectoryConnector;
import org.usersync.spi.connector.Health;
import org.usersync.spi.connector.ReadRequest;
import org.usersync.spi.connector.UserFormats;
import org.usersync.spi.connector.UserSink;
import org.usersync.spi.model.DirectoryUser;

import com.unboundid.ldap.sdk.SearchResultEntry;

/** Reads users and groups; several groups at once, each on a connection of its own. */
final class LdapConnector implements DirectoryConnector {
    private static final int CONNECTIONS = 4;

    private final LdapOptions options;
    private final LdapConnections connections;
    private final UserFormats formats;
    private final Cancellation cancellation;
    private final Logger log;

    LdapConnector(
            LdapOptions options,
            LdapConnections connections,
            UserFormats formats,
            Cancellation cancellation,
            Logger log) {
        this.options = options;
        this.connections = connections;
        this.formats = formats;
        this.cancellation = cancellation;
        this.log = log;
    }

    @Override
    public void read(ReadRequest request, UserSink sink) {
        new Read(request, sink).run();
    }

    /** One read, from its first connection to its end. */
    private final class Read {
        private final ReadRequest request;
        private final UserSink sink;
        private final Object delivering = new Object();
        private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
        private volatile boolean stopped;

        Read(ReadRequest request, UserSink sink) {
            this.request = request;
            this.sink = sink;
        }

        void run() {
            Queue<Task> tasks = new ConcurrentLinkedQueue<>();
            if (request.allUsers()) {
                tasks.add(this::allUsers);
            }
            request.groups().forEach(group -> tasks.add((session, mapper) -> group(session, mapper, group)));
            int workers = Math.min(CONNECTIONS, tasks.size());
            if (workers == 0) {
                return;
            }
            // The first connection is made here: a wrong password is refused once, not by every worker.
            LdapSession first = open();
            try {
                UserMapper mapper = new UserMapper(options, formats, types(first), request, log);
                if (workers == 1) {
                    work(first, mapper, tasks);
                } else {
                    workTogether(first, mapper, tasks, workers);
                }
            } finally {
                first.close();
            }
            RuntimeException failed = failure.get();
            if (failed != null) {
                throw failed;
            }
        }

        private LdapSession open() {
            return options.memberAttribute() == null ? connections.open() : connections.openPipelined();
        }

        private void workTogether(LdapSession first, UserMapper mapper, Queue<Task> tasks, int workers) {
            ExecutorService executor = Executors.newFixedThreadPool(workers, runnable -> {
                Thread thread = new Thread(runnable, "ldap-read");
                thread.setDaemon(true);
                return thread;
            });
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            List<Future<?>> ends = new ArrayList<>();
            Queue<LdapSession> ready = new ArrayDeque<>(List.of(first));
            for (int i = 0; i < workers; i++) {
                LdapSession own = ready.poll();
                ends.add(executor.submit(() -> {
                    Thread.currentThread().setContextClassLoader(loader);
                    work(own, mapper, tasks);
                }));
            }
            executor.shutdown();
            for (Future<?> end : ends) {
                await(end);
            }
        }

        /** Waits for a worker whatever happens: the sink must not be called once the read has ended. */
        private void await(Future<?> worker) {
            boolean interrupted = false;
            while (true) {
                try {
                    worker.get();
                    break;
                } catch (InterruptedException stop) {
                    interrupted = true;
                    fail(new ConnectorException(Kind.CANCELLED, "reading the directory was interrupted", stop));
                } catch (ExecutionException broken) {
                    fail(new IllegalStateException(broken.getCause()));
                    break;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        private void work(@Nullable LdapSession given, UserMapper mapper, Queue<Task> tasks) {
            if (tasks.isEmpty() || over()) {
                return;
            }
            try (LdapSession session = given == null ? open() : given) {
                for (Task task = tasks.poll(); task != null && !over(); task = tasks.poll()) {
                    task.run(session, mapper);
                }
            } catch (RuntimeException broken) {
                fail(broken);
            }
        }

        private SchemaTypes types(LdapSession session) {
            return request.extendedAttributes().isEmpty() ? SchemaTypes.none() : SchemaTypes.of(session);
        }

        private void fail(RuntimeException reason) {
            failure.compareAndSet(null, reason);
        }

        private boolean over() {
            return stopped || failure.get() != null;
        }

        private void allUsers(LdapSession session, UserMapper mapper) {
            search().forEach(
                            session,
                            "all users",
                            options.allUsersFilter(),
                            UserMapper.attributes(options, formats, request),
                            entry -> deliver(mapper, entry, Set.of()));
        }

        private void group(LdapSession session, UserMapper mapper, String group) {
            Optional<String> dn = new GroupFinder(options, search(), log).find(session, group);
            if (dn.isEmpty()) {
                return;
            }
            Set<String> attributes = UserMapper.attributes(options, formats, request);
            AttributeFormat memberFilter = options.memberFilter();
            String memberAttribute = options.memberAttribute();
            if (memberAttribute != null) {
                new TwoStepMembers(options, memberAttribute, cancellation, log)
                        .forEach(session, dn.get(), attributes, entry -> deliver(mapper, entry, Set.of(group)));
            } else if (memberFilter != null) {
                search().forEach(
                                session,
                                "members of " + group,
                                options.membersOf(memberFilter, dn.get()),
                                attributes,
                                entry -> deliver(mapper, entry, Set.of(group)));
            }
        }

        private PagedSearch search() {
            return new PagedSearch(options.baseDn(), options.pageSize(), cancellation);
        }

        private boolean deliver(UserMapper mapper, SearchResultEntry entry, Set<String> groups) {
            if (over()) {
                return false;
            }
            DirectoryUser user = mapper.user(entry, groups);
            if (user == null) {
                return true;
            }
            synchronized (delivering) {
                if (over()) {
                    return false;
                }
                if (!sink.accept(user)) {
                    stopped = true;
                }
                return !stopped;
            }
        }
    }

    /** A part of the read that needs one connection. */
    @FunctionalInterface
    private interface Task {
        void run(LdapSession session, UserMapper mapper);
    }

    @Override
    public Health check() {
        try (LdapSession session = connections.open()) {
            return new Health(Health.Status.OK, "signed in at " + session.host(), List.of());
        } catch (ConnectorException failure) {
            return new Health(Health.Status.FAIL, String.valueOf(failure.getMessage()), List.of());
        }
    }

    @Override
    public void close() {
        // Connections live as long as a read.
    }
}
