package org.usersync.engine.internal.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.internal.adobe.AdobeRecord;
import org.usersync.engine.internal.directory.DesiredUser;
import org.usersync.engine.internal.identity.IdentityKey;
import org.usersync.engine.internal.identity.RecordStore;
import org.usersync.engine.internal.identity.SpelledIdentity;
import org.usersync.engine.internal.log.RunLog;
import org.usersync.engine.options.UpdatableAttribute;
import org.usersync.engine.target.Step;
import org.usersync.spi.model.IdentityType;

/** What separates the attributes of an Adobe user from those the directory has. */
final class AttributeChanges {
    private final Set<UpdatableAttribute> updatable;
    private final RunLog log;

    AttributeChanges(Set<UpdatableAttribute> updatable, RunLog log) {
        this.updatable = updatable;
        this.log = log;
    }

    /**
     * A quick look that nearly all users pass.
     *
     * @param directory a directory user as it is kept
     * @param adobe an Adobe user as it is kept
     * @return true only if nothing is to be updated; false says nothing
     */
    static boolean surelyNone(RecordStore.Reader directory, RecordStore.Reader adobe) {
        return SpelledIdentity.skipAlike(directory, adobe) && directory.skipAlike(adobe) && directory.skipAlike(adobe);
    }

    /** {@return the update that makes them equal, or null if there is nothing to update} */
    Step.@Nullable Update update(DesiredUser directory, AdobeRecord adobe) {
        List<UpdatableAttribute> different = differences(directory, adobe);
        if (different.isEmpty()) {
            return null;
        }
        if (adobe.identityType() == IdentityType.ADOBE_ID) {
            log.warn("{} differs in {}, but Adobe lets nobody update an adobeID", adobe.key(), list(different));
            return null;
        }
        List<UpdatableAttribute> fixed = new ArrayList<>(different);
        fixed.removeAll(updatable);
        if (!fixed.isEmpty()) {
            log.warn("{} differs in {}, which update_attributes does not list", adobe.key(), list(fixed));
            different.removeAll(fixed);
            if (different.isEmpty()) {
                return null;
            }
        }
        String email = different.contains(UpdatableAttribute.EMAIL) ? directory.email() : null;
        String username =
                different.contains(UpdatableAttribute.USERNAME) ? directory.username() : usernameToKeep(email, adobe);
        return new Step.Update(
                email,
                username,
                different.contains(UpdatableAttribute.FIRSTNAME) ? directory.firstName() : null,
                different.contains(UpdatableAttribute.LASTNAME) ? directory.lastName() : null);
    }

    /** A username that looks like an email follows a change of the email unless the update says otherwise. */
    private static @Nullable String usernameToKeep(@Nullable String newEmail, AdobeRecord adobe) {
        String username = adobe.username();
        if (newEmail == null || username == null || username.indexOf('@') < 0) {
            return null;
        }
        return IdentityKey.norm(newEmail).equals(adobe.key().username()) ? null : username;
    }

    private static List<UpdatableAttribute> differences(DesiredUser directory, AdobeRecord adobe) {
        List<UpdatableAttribute> different = new ArrayList<>();
        if (directory.firstName() != null && !directory.firstName().equals(adobe.firstName())) {
            different.add(UpdatableAttribute.FIRSTNAME);
        }
        if (directory.lastName() != null && !directory.lastName().equals(adobe.lastName())) {
            different.add(UpdatableAttribute.LASTNAME);
        }
        IdentityKey wanted = directory.key();
        if (!wanted.email().isEmpty() && !wanted.email().equals(adobe.key().email())) {
            different.add(UpdatableAttribute.EMAIL);
        }
        if (directory.ownUsername()
                && wanted.type() != IdentityType.ADOBE_ID
                && adobe.identityType() != IdentityType.ADOBE_ID
                && !wanted.username().equals(adobe.key().username())) {
            different.add(UpdatableAttribute.USERNAME);
        }
        return different;
    }

    private static String list(List<UpdatableAttribute> attributes) {
        return String.join(
                ", ",
                attributes.stream()
                        .map(attribute -> attribute.name().toLowerCase(Locale.ROOT))
                        .toList());
    }
}
