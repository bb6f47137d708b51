package org.usersync.engine.internal.directory;

import org.usersync.engine.internal.identity.IdentityKey;
import org.usersync.engine.internal.identity.KeyIndex;
import org.usersync.spi.model.IdentityType;

/** Desired users by username. An adobeID has none of its own. */
final class UsernameIndex {
    private final DesiredUsers users;
    private final KeyIndex<String> byUsername;

    /** The next user of the same username, or -1; almost always -1. */
    private final int[] next;

    UsernameIndex(DesiredUsers users) {
        this.users = users;
        this.byUsername = new KeyIndex<>(number -> users.key(number).username(), users.size());
        this.next = new int[users.size()];
        for (int number = users.size() - 1; number >= 0; number--) {
            IdentityKey key = users.key(number);
            next[number] = key.type() == IdentityType.ADOBE_ID ? -1 : byUsername.put(key.username(), number);
        }
    }

    /** {@return the user of an identity's username and domain, else the first one of its username; -1 if there is none} */
    int find(IdentityKey adobe) {
        int first = byUsername.find(adobe.username());
        for (int number = first; number >= 0; number = next[number]) {
            if (users.key(number).domain().equals(adobe.domain())) {
                return number;
            }
        }
        return first;
    }
}
