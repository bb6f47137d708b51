package org.usersync.spi.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.usersync.spi.connector.ConnectorContext;
import org.usersync.spi.connector.ConnectorException;
import org.usersync.spi.connector.ConnectorException.Kind;
import org.usersync.spi.connector.DirectoryConnector;
import org.usersync.spi.connector.Health;
import org.usersync.spi.connector.ReadRequest;
import org.usersync.spi.connector.UserSink;
import org.usersync.spi.model.DirectoryUser;
import org.usersync.spi.tck.ConnectorFixture;
import org.usersync.spi.tck.TestReadRequest;

/** A sample connector that breaks the contract in one way: it spoils what a sound one does. */
final class FaultyConnector implements DirectoryConnector {
    private final Fault fault;
    private final DirectoryConnector sound;
    private final ConnectorContext context;
    private final AtomicInteger readers;
    private int reads;
    private boolean closed;

    FaultyConnector(Fault fault, DirectoryConnector sound, ConnectorContext context, AtomicInteger readers) {
        this.fault = fault;
        this.sound = sound;
        this.context = context;
        this.readers = readers;
    }

    @Override
    public void read(ReadRequest request, UserSink sink) {
        if (fault == Fault.READS_ONCE_ONLY && reads++ > 0) {
            return;
        }
        List<DirectoryUser> users = new ArrayList<>();
        try {
            sound.read(asked(request), users::add);
        } catch (ConnectorException e) {
            failed(e);
        }
        deliver(spoiled(request, users), sink);
    }

    private ReadRequest asked(ReadRequest request) {
        boolean all = request.allUsers();
        Set<String> extended = request.extendedAttributes();
        boolean source = request.sourceAttributes();
        Optional<Predicate<String>> member = request.memberGroups();
        return switch (fault) {
            case LIES_ABOUT_ALL_USERS -> new TestReadRequest(false, request.groups(), extended, source, member);
            case LIES_ABOUT_EXTENDED_ATTRIBUTES -> new TestReadRequest(all, request.groups(), Set.of(), source, member);
            case NO_SOURCE_ATTRIBUTES -> new TestReadRequest(all, request.groups(), extended, false, member);
            case NULL_GROUP_IS_EVERYBODY ->
                new TestReadRequest(request.groups().isEmpty(), request.groups(), extended, source, member);
            case MEMBER_GROUPS_BRING_PEOPLE ->
                new TestReadRequest(member.isPresent(), request.groups(), extended, source, member);
            default -> request;
        };
    }

    private void failed(ConnectorException e) {
        switch (fault) {
            case SWALLOWS_FAILURES -> {}
            case THROWS_ANYTHING -> throw new IllegalStateException("something went wrong", e);
            case SECRET_IN_EXCEPTION ->
                throw new ConnectorException(
                        e.kind(), "failed", new IllegalStateException("token " + ConnectorFixture.SECRET));
            case REFUSAL_IS_UNAVAILABLE -> throw new ConnectorException(Kind.UNAVAILABLE, "no answer", e);
            default -> throw e;
        }
    }

    private List<DirectoryUser> spoiled(ReadRequest request, List<DirectoryUser> users) {
        List<DirectoryUser> result = new ArrayList<>(users);
        switch (fault) {
            case LOSES_A_USER -> result.remove(0);
            case INVENTS_A_USER ->
                result.add(DirectoryUser.builder("x").email("x@example.com").build());
            case ONE_ID_PER_GROUP -> result.replaceAll(user -> copy(user, user.id() + user.groups(), user.groups()));
            case RENAMES_GROUPS -> result.replaceAll(user -> copy(user, user.id(), Set.of("renamed")));
            case FORGETS_NAMES ->
                result.replaceAll(user -> DirectoryUser.builder(user.id())
                        .email(user.email())
                        .groups(user.groups())
                        .build());
            case MISSING_GROUP_IS_AN_ERROR -> {
                if (request.groups().contains("No such group")) {
                    throw new ConnectorException(Kind.NOT_FOUND, "no such group");
                }
            }
            case LOSES_LATER_PAGES ->
                result.subList(Math.min(100, result.size()), result.size()).clear();
            case LIES_ABOUT_NESTED_GROUPS ->
                result.removeIf(user -> !user.memberGroups().containsAll(user.groups()));
            case LIES_ABOUT_MEMBER_GROUPS -> result.replaceAll(user -> copy(user, user.id(), user.groups()));
            case LEAVES_MISSING_ATTRIBUTES_OUT -> result.replaceAll(FaultyConnector::withoutNulls);
            default -> {}
        }
        return result;
    }

    /** The same user, without member groups. */
    private static DirectoryUser copy(DirectoryUser user, String id, Set<String> groups) {
        return DirectoryUser.builder(id).email(user.email()).groups(groups).build();
    }

    private static DirectoryUser withoutNulls(DirectoryUser user) {
        Map<String, @Nullable Object> values = new HashMap<>(user.sourceAttributes());
        values.values().removeIf(Objects::isNull);
        return DirectoryUser.builder(user.id())
                .email(user.email())
                .groups(user.groups())
                .sourceAttributes(values)
                .build();
    }

    private void deliver(List<DirectoryUser> users, UserSink sink) {
        switch (fault) {
            case CALLS_THE_SINK_BY_TWO_THREADS -> {
                Thread other =
                        new Thread(() -> users.subList(0, users.size() / 2).forEach(sink::accept));
                other.start();
                users.subList(users.size() / 2, users.size()).forEach(sink::accept);
                await(other);
            }
            case CALLS_THE_SINK_AFTER_RETURNING -> {
                users.forEach(sink::accept);
                Thread reader = Thread.currentThread();
                Thread other = new Thread(() -> late(reader, sink, users.get(0)));
                other.setDaemon(true);
                other.start();
            }
            case SHARES_STATE -> {
                // Another connector of this factory has begun in between, and takes the place of this one.
                int ticket = readers.incrementAndGet();
                users.forEach(user -> {
                    if (ticket == 1) {
                        sink.accept(user);
                    }
                });
            }
            case SWALLOWS_WHAT_THE_SINK_THROWS -> users.forEach(user -> swallowing(sink, user));
            case IGNORES_STOP -> users.forEach(sink::accept);
            case RETURNS_WHEN_CANCELLED -> {
                for (DirectoryUser user : users) {
                    if (context.cancellation().cancelled()) {
                        return;
                    }
                    sink.accept(user);
                }
            }
            default -> {
                for (DirectoryUser user : users) {
                    if (!sink.accept(user)) {
                        return;
                    }
                }
            }
        }
    }

    /** Calls the sink when the read has certainly returned: the reader then stands in the sink's own wait. */
    private static void late(Thread reader, UserSink sink, DirectoryUser user) {
        while (reader.getState() != Thread.State.TIMED_WAITING && reader.isAlive()) {
            Thread.onSpinWait();
        }
        sink.accept(user);
    }

    private static void await(Thread other) {
        try {
            other.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void swallowing(UserSink sink, DirectoryUser user) {
        try {
            sink.accept(user);
        } catch (IllegalStateException e) {
            // The fault.
        }
    }

    @Override
    public Health check() {
        return switch (fault) {
            case CHECK_FAILS_ALWAYS -> new Health(Health.Status.FAIL, "it does not work", List.of());
            case SECRET_IN_CHECK -> new Health(Health.Status.FAIL, "refused", List.of(ConnectorFixture.SECRET));
            default -> sound.check();
        };
    }

    @Override
    public void close() {
        if (fault == Fault.CLOSE_THROWS || (fault == Fault.CLOSES_ONCE_ONLY && closed)) {
            throw new IllegalStateException("cannot be closed");
        }
        closed = true;
        if (fault != Fault.KEEPS_THE_TRANSPORT) {
            sound.close();
        }
    }

    @Override
    public String toString() {
        return fault == Fault.SECRET_IN_TEXT_FORM ? "connector with " + ConnectorFixture.SECRET : "connector";
    }
}
