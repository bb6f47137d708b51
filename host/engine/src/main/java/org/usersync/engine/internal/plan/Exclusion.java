package org.usersync.engine.internal.plan;

import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.internal.adobe.AdobeRecord;
import org.usersync.engine.internal.identity.IdentityKey;
import org.usersync.engine.options.Exclusions;
import org.usersync.spi.model.IdentityType;

/** Says which users are never acted on. */
final class Exclusion {
    private final Exclusions exclusions;
    private final Set<String> groups = new HashSet<>();

    Exclusion(Exclusions exclusions) {
        this.exclusions = exclusions;
        exclusions.groups().forEach(group -> groups.add(IdentityKey.norm(group)));
    }

    /** {@return whether anybody can be excluded} */
    boolean any() {
        return !exclusions.identityTypes().isEmpty()
                || !groups.isEmpty()
                || !exclusions.users().isEmpty();
    }

    boolean excludes(AdobeRecord user) {
        if (user.identityType() != null && exclusions.identityTypes().contains(user.identityType())) {
            return true;
        }
        if (!groups.isEmpty() && user.groups().stream().map(IdentityKey::norm).anyMatch(groups::contains)) {
            return true;
        }
        return excludesName(user.username());
    }

    /** {@return whether a user of this type and name is excluded, whatever groups Adobe has it in} */
    boolean excludes(IdentityType type, String username) {
        return exclusions.identityTypes().contains(type) || excludesName(username);
    }

    boolean needsGroups() {
        return !groups.isEmpty();
    }

    private boolean excludesName(@Nullable String username) {
        return username != null && exclusions.users().stream().anyMatch(pattern -> pattern.test(username));
    }
}
