package org.usersync.engine.internal.adobe;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.internal.identity.IdentityKey;
import org.usersync.engine.internal.identity.NameLists;
import org.usersync.engine.target.AdobeUser;
import org.usersync.spi.model.IdentityType;

/** An Adobe user as a run keeps it: values as Adobe spells them, without surrounding blanks. Immutable. */
public final class AdobeRecord {
    private final IdentityKey key;
    private final @Nullable String email;
    private final @Nullable String username;
    private final @Nullable String domain;
    private final @Nullable String firstName;
    private final @Nullable String lastName;
    private final List<String> groups;

    AdobeRecord(AdobeUser user, boolean keepNames, NameLists names) {
        String mail = IdentityKey.given(user.email());
        this.email = names.shared(mail);
        String spelled = IdentityKey.given(user.username());
        this.username = spelled == null || spelled.equals(mail) ? email : names.shared(spelled);
        this.domain = names.given(user.domain());
        this.key = names.key(user.identityType(), username, domain, email);
        this.firstName = keepNames ? names.shared(user.firstName()) : null;
        this.lastName = keepNames ? names.shared(user.lastName()) : null;
        this.groups = names.of(user.groups());
    }

    /** {@return the identity as it compares; its type is null if it is unknown here} */
    public IdentityKey key() {
        return key;
    }

    /** {@return the identity type, or null if it is unknown here} */
    public @Nullable IdentityType identityType() {
        return key.type();
    }

    /** {@return the email, or null} */
    public @Nullable String email() {
        return email;
    }

    /** {@return the username, the email of an adobeID and where Adobe reports none; null if there is neither} */
    public @Nullable String username() {
        return key.type() == IdentityType.ADOBE_ID && email != null ? email : username;
    }

    /** {@return the domain that Adobe reports, or null} */
    public @Nullable String domain() {
        return domain;
    }

    /** {@return the given name, or null; null too where nobody compares it} */
    public @Nullable String firstName() {
        return firstName;
    }

    /** {@return the surname, or null; null too where nobody compares it} */
    public @Nullable String lastName() {
        return lastName;
    }

    /** {@return the names of all groups, sorted; users of the same groups share one list} */
    public List<String> groups() {
        return groups;
    }
}
