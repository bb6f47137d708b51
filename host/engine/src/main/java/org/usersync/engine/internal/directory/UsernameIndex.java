package org.usersync.engine.internal.directory;

import java.util.stream.IntStream;

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
        this.byUsername = new KeyIndex<>(number -> users.key(number).username());
        this.next = new int[users.size()];
        for (int number = 0; number < users.size(); number++) {
            IdentityKey key = users.key(number);
            next[number] = key.type() == IdentityType.ADOBE_ID ? -1 : byUsername.put(key.username(), number);
        }
    }

    /** {@return the user of an identity's username and domain, else the first one of its username; -1 if there is none} */
    int find(IdentityKey adobe) {
        int found = byUsername.find(adobe.username());
        if (found < 0 || next[found] < 0) {
            return found;
        }
        int[] all = users.inOrder(IntStream.iterate(found, number -> number >= 0, number -> next[number])
                .toArray());
        return IntStream.of(all)
                .filter(number -> users.key(number).domain().equals(adobe.domain()))
                .findFirst()
                .orElse(all[0]);
    }
}
