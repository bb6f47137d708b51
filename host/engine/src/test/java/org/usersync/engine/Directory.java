package org.usersync.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.usersync.spi.connector.DirectoryConnector;
import org.usersync.spi.connector.ReadRequest;
import org.usersync.spi.connector.UserSink;
import org.usersync.spi.model.DirectoryUser;
import org.usersync.spi.model.IdentityType;

/** A directory in memory. */
final class Directory implements DirectoryConnector {
    private final List<DirectoryUser> users = new ArrayList<>();
    private final List<ReadRequest> requests = new ArrayList<>();
    private Runnable before = () -> {};
    private Runnable after = () -> {};

    /** A federated user whose username is the email, named Ann Doe, of Germany. */
    static DirectoryUser.Builder user(String email, String... groups) {
        return DirectoryUser.builder("id-" + email)
                .identityType(IdentityType.FEDERATED_ID)
                .email(email)
                .firstName("Ann")
                .lastName("Doe")
                .country("DE")
                .groups(Set.of(groups));
    }

    /** A federated user with a bare username. */
    static DirectoryUser.Builder bare(String username, String domain, String email, String... groups) {
        return user(email, groups).username(username).domain(domain);
    }

    Directory with(DirectoryUser.Builder... more) {
        for (DirectoryUser.Builder user : more) {
            users.add(user.build());
        }
        return this;
    }

    Directory without(String id) {
        users.removeIf(user -> user.id().equals("id-" + id));
        return this;
    }

    /** Runs before the first user is delivered. */
    Directory before(Runnable action) {
        this.before = action;
        return this;
    }

    /** Runs when the last user was delivered. */
    Directory after(Runnable action) {
        this.after = action;
        return this;
    }

    void reorder(Consumer<List<DirectoryUser>> order) {
        order.accept(users);
    }

    ReadRequest request() {
        return requests.get(0);
    }

    int reads() {
        return requests.size();
    }

    static Map<String, Object> attributes(String name, Object value) {
        return Map.of(name, value);
    }

    @Override
    public void read(ReadRequest request, UserSink sink) {
        requests.add(request);
        before.run();
        for (DirectoryUser user : users) {
            if (!sink.accept(user)) {
                return;
            }
        }
        after.run();
    }

    @Override
    public void close() {
        throw new AssertionError("closing is the caller's");
    }
}
