package org.usersync.engine.internal.plan;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.internal.directory.DesiredIndex;
import org.usersync.engine.internal.identity.IdentityKey;
import org.usersync.engine.internal.identity.KeyIndex;
import org.usersync.spi.model.IdentityType;

/**
 * Who has which username in a target. Adobe takes a create of a username that is taken for the user who has it: the
 * second of two directory users would change the first one's account.
 */
final class Usernames {
    private final DesiredIndex directory;
    /** Who has the username that a directory user is to get: another directory user, or whom that one's number stands for. */
    private final KeyIndex<IdentityKey> owners;

    private final @Nullable Matching matching;

    /**
     * Begins with the usernames of all whom the target has and the directory too.
     *
     * @param directory the directory's users, who are known by number here
     * @param matching tells whom the target has; null if that is not known
     */
    Usernames(DesiredIndex directory, @Nullable Matching matching) {
        this.directory = directory;
        this.matching = matching;
        this.owners = new KeyIndex<>(number -> name(owner(number)), 0);
        if (matching != null) {
            for (int number = 0; number < directory.size(); number++) {
                IdentityKey existing = matching.chosenKey(number);
                if (existing != null && existing.type() != IdentityType.ADOBE_ID) {
                    owners.putIfAbsent(name(existing), number);
                }
            }
        }
    }

    /** {@return who has the username of a user that is to be created, or null; then it is taken from now on} */
    @Nullable IdentityKey claim(int number) {
        IdentityKey key = directory.key(number);
        if (key.type() == IdentityType.ADOBE_ID) {
            return null;
        }
        int known = owners.putIfAbsent(name(key), number);
        return known < 0 ? null : owner(known);
    }

    /** {@return who has a username on account of a directory user: its Adobe user, or itself if it has none yet} */
    private IdentityKey owner(int number) {
        IdentityKey existing = matching == null ? null : matching.chosenKey(number);
        return existing == null ? directory.key(number) : existing;
    }

    private static IdentityKey name(IdentityKey key) {
        return new IdentityKey(null, key.username(), key.domain(), "");
    }
}
