package org.usersync.engine.internal.plan;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.internal.adobe.AdobeRecord;
import org.usersync.engine.internal.directory.DesiredUser;
import org.usersync.engine.internal.identity.IdentityKey;
import org.usersync.engine.internal.identity.KeyIndex;
import org.usersync.spi.model.IdentityType;

/**
 * Who has which username in a target. Adobe takes a create of a username that is taken for the user who has it: the
 * second of two directory users would change the first one's account.
 */
final class Usernames {
    private final List<IdentityKey> owners = new ArrayList<>();
    private final KeyIndex<IdentityKey> byName = new KeyIndex<>(number -> name(owners.get(number)), 0);

    void taken(AdobeRecord user) {
        if (user.identityType() != IdentityType.ADOBE_ID) {
            take(user.key());
        }
    }

    /** {@return who has the username of a user that is to be created, or null; then it is taken from now on} */
    @Nullable IdentityKey claim(DesiredUser user) {
        return user.identityType() == IdentityType.ADOBE_ID ? null : take(user.key());
    }

    private @Nullable IdentityKey take(IdentityKey key) {
        int known = byName.putIfAbsent(name(key), owners.size());
        if (known >= 0) {
            return owners.get(known);
        }
        owners.add(key);
        return null;
    }

    private static IdentityKey name(IdentityKey key) {
        return new IdentityKey(null, key.username(), key.domain(), "");
    }
}
