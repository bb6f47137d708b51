package org.usersync.connector.okta.internal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.usersync.spi.connector.UserSink;
import org.usersync.spi.model.DirectoryUser;

/**
 * Remembers who came with the groups that were asked for: groups that are read as member groups alone bring nobody else.
 */
final class PeopleInScope {
    private final Set<String> ids = ConcurrentHashMap.newKeySet();

    /** {@return a sink that remembers and passes on} */
    UserSink remembering(UserSink sink) {
        return (DirectoryUser user) -> {
            ids.add(user.id());
            return sink.accept(user);
        };
    }

    boolean contains(OktaUser user) {
        return ids.contains(user.id());
    }

    boolean isEmpty() {
        return ids.isEmpty();
    }
}
