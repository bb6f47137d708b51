package org.usersync.engine.internal.adobe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.internal.identity.IdentityKey;
import org.usersync.engine.internal.identity.KeyIndex;
import org.usersync.spi.model.IdentityType;

/**
 * The users of one target, each identity once, in the order in which Adobe lists them. Filled by one thread; not to be
 * changed afterwards.
 */
public final class AdobeUsers {
    private final List<AdobeRecord> users = new ArrayList<>();
    private final KeyIndex<IdentityKey> keys =
            new KeyIndex<>(number -> users.get(number).key(), 0);
    private final Set<String> adobeIdEmails = new HashSet<>();
    private @Nullable Set<String> sharedEmails;

    /** {@return the users of a target that was not read} */
    public static AdobeUsers none() {
        return new AdobeUsers();
    }

    void add(AdobeRecord record) {
        if (keys.putIfAbsent(record.key(), users.size()) >= 0) {
            return;
        }
        users.add(record);
        if (record.identityType() == IdentityType.ADOBE_ID && record.email() != null) {
            adobeIdEmails.add(record.key().email());
        }
    }

    /** {@return the users in Adobe's order} */
    public List<AdobeRecord> all() {
        return Collections.unmodifiableList(users);
    }

    /** {@return normalised emails of the adobeID users} */
    public Set<String> adobeIdEmails() {
        return Collections.unmodifiableSet(adobeIdEmails);
    }

    /**
     * Whether an adobeID user can be told from others only by saying that it is one.
     *
     * @param user a user of this target
     * @return whether it is an adobeID whose email another user of the target has too
     */
    public boolean needsUseAdobeId(AdobeRecord user) {
        if (user.identityType() != IdentityType.ADOBE_ID) {
            return false;
        }
        Set<String> shared = sharedEmails;
        if (shared == null) {
            shared = new HashSet<>();
            for (AdobeRecord other : users) {
                if (other.identityType() != IdentityType.ADOBE_ID
                        && adobeIdEmails.contains(other.key().email())) {
                    shared.add(other.key().email());
                }
            }
            sharedEmails = shared;
        }
        return shared.contains(user.key().email());
    }

    int size() {
        return users.size();
    }
}
