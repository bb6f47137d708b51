package org.usersync.engine.internal.plan;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.internal.adobe.AdobeRecord;
import org.usersync.engine.internal.directory.DesiredUser;
import org.usersync.engine.internal.identity.IdentityKey;
import org.usersync.spi.model.IdentityType;

/**
 * Who has which username in a target. Adobe takes a create of a username that is taken for the user who has it: the
 * second of two directory users would change the first one's account.
 */
final class Usernames {
    private final Map<IdentityKey, IdentityKey> owners = new HashMap<>();

    void taken(AdobeRecord user) {
        if (user.identityType() != IdentityType.ADOBE_ID) {
            owners.putIfAbsent(name(user.key()), user.key());
        }
    }

    /** {@return who has the username of a user that is to be created, or null; then it is taken from now on} */
    @Nullable IdentityKey claim(DesiredUser user) {
        if (user.identityType() == IdentityType.ADOBE_ID) {
            return null;
        }
        return owners.putIfAbsent(name(user.key()), user.key());
    }

    private static IdentityKey name(IdentityKey key) {
        return new IdentityKey(null, key.username(), key.domain(), "");
    }
}
