package org.usersync.engine.internal.adobe;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.internal.identity.IdentityKey;
import org.usersync.engine.internal.identity.NameList;
import org.usersync.engine.internal.identity.NameLists;
import org.usersync.engine.internal.identity.RecordStore;
import org.usersync.engine.internal.identity.SpelledIdentity;
import org.usersync.engine.target.AdobeUser;
import org.usersync.spi.model.IdentityType;

/** An Adobe user with values as Adobe spells them, without surrounding blanks. Immutable. */
public final class AdobeRecord {
    private final SpelledIdentity identity;
    private final IdentityKey key;
    private final @Nullable String firstName;
    private final @Nullable String lastName;
    private final NameList groups;

    private AdobeRecord(
            SpelledIdentity identity, @Nullable String firstName, @Nullable String lastName, NameList groups) {
        this.identity = identity;
        this.key = identity.key();
        this.firstName = firstName;
        this.lastName = lastName;
        this.groups = groups;
    }

    static AdobeRecord of(AdobeUser user, boolean keepNames, NameLists names) {
        String email = IdentityKey.given(user.email());
        String username = IdentityKey.given(user.username());
        return new AdobeRecord(
                SpelledIdentity.of(
                        user.identityType(),
                        email,
                        username == null ? email : username,
                        IdentityKey.given(user.domain())),
                keepNames ? user.firstName() : null,
                keepNames ? user.lastName() : null,
                names.of(user.groups()));
    }

    /** Writes all but the groups. */
    void write(RecordStore.Writer record) {
        identity.write(record);
        record.text(firstName).text(lastName);
    }

    static AdobeRecord read(RecordStore.Reader record, NameList groups) {
        return new AdobeRecord(SpelledIdentity.read(record), record.text(), record.text(), groups);
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
        return identity.email();
    }

    /** {@return the username, the email of an adobeID and where Adobe reports none; null if there is neither} */
    public @Nullable String username() {
        String email = identity.email();
        return key.type() == IdentityType.ADOBE_ID && email != null ? email : identity.username();
    }

    /** {@return the domain that Adobe reports, or null} */
    public @Nullable String domain() {
        return identity.domain();
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
    public NameList groups() {
        return groups;
    }
}
