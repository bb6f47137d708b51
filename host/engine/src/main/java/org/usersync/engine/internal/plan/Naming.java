package org.usersync.engine.internal.plan;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.internal.adobe.AdobeRecord;
import org.usersync.engine.internal.directory.DesiredUser;
import org.usersync.engine.target.Step;
import org.usersync.engine.target.UserAction;
import org.usersync.spi.model.IdentityType;

/** Whom an action names: the one place that knows by which name Adobe finds a user. */
final class Naming {
    private Naming() {}

    /** {@return an action on a user who is to be created} */
    static UserAction create(DesiredUser user, List<Step> steps) {
        return new UserAction(
                user.key().toString(),
                user.username(),
                user.domain(),
                user.identityType() == IdentityType.ADOBE_ID,
                steps);
    }

    /** {@return an action on a user whom the directory has too, or null if Adobe tells no name for it} */
    static @Nullable UserAction existing(AdobeRecord user, boolean useAdobeId, List<Step> steps) {
        String email = user.email();
        if (email == null) {
            return byUsername(user, useAdobeId, steps);
        }
        return new UserAction(user.key().toString(), email, null, useAdobeId, steps);
    }

    /** {@return an action on an Adobe-only user, or null if Adobe tells no name for it} */
    static @Nullable UserAction adobeOnly(AdobeRecord user, boolean useAdobeId, List<Step> steps) {
        String username = user.username();
        boolean bare = username != null && username.indexOf('@') < 0 && user.domain() != null;
        return bare ? byUsername(user, useAdobeId, steps) : existing(user, useAdobeId, steps);
    }

    private static @Nullable UserAction byUsername(AdobeRecord user, boolean useAdobeId, List<Step> steps) {
        String username = user.username();
        if (username == null) {
            return null;
        }
        String domain = username.indexOf('@') >= 0 ? null : user.domain();
        return new UserAction(user.key().toString(), username, domain, useAdobeId, steps);
    }
}
