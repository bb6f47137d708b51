package org.usersync.engine.internal.directory;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.internal.identity.IdentityKey;
import org.usersync.spi.model.IdentityType;

/** A selected directory user as Adobe is to know it, after mapping and hooks. Immutable. */
public final class DesiredUser {
    private final IdentityKey key;
    private final String username;
    private final @Nullable String domain;
    private final @Nullable String email;
    private final @Nullable String firstName;
    private final @Nullable String lastName;
    private final @Nullable String country;
    private final boolean ownUsername;
    private final DesiredGroups groups;

    DesiredUser(TargetValues values, DesiredGroups groups) {
        this.key = values.key();
        this.email = values.email();
        this.ownUsername = values.ownUsername();
        String name = key.type() == IdentityType.ADOBE_ID || values.username() == null ? email : values.username();
        this.username = name == null ? key.username() : name;
        // The key has none exactly if the username contains @ or there is none.
        this.domain = key.domain().isEmpty() ? null : values.domain();
        this.firstName = values.firstName();
        this.lastName = values.lastName();
        this.country = values.country();
        this.groups = groups;
    }

    /** {@return the identity as it compares} */
    public IdentityKey key() {
        return key;
    }

    /** {@return the identity type} */
    public IdentityType identityType() {
        IdentityType type = key.type();
        if (type == null) {
            throw new IllegalStateException("a selected user without a type");
        }
        return type;
    }

    /** {@return the username as the directory spells it, the email where it has none} */
    public String username() {
        return username;
    }

    /** {@return the domain as spelled, null if the username contains {@code @}} */
    public @Nullable String domain() {
        return domain;
    }

    /** {@return the email as spelled, or null} */
    public @Nullable String email() {
        return email;
    }

    /** {@return the given name, or null} */
    public @Nullable String firstName() {
        return firstName;
    }

    /** {@return the surname, or null} */
    public @Nullable String lastName() {
        return lastName;
    }

    /** {@return the country as spelled, or null} */
    public @Nullable String country() {
        return country;
    }

    /** {@return whether the directory or a hook gave a username; if not, the email only stands in for it} */
    public boolean ownUsername() {
        return ownUsername;
    }

    /**
     * The Adobe groups the user is to have.
     *
     * @param target the target's number, 0 for the primary
     * @return names spelled as configured, sorted; all are mapped groups
     */
    public List<String> groups(int target) {
        return groups.perTarget().get(target);
    }

    /** {@return whether the user is to have a group in any target} */
    public boolean mapped() {
        return groups.perTarget().stream().anyMatch(names -> !names.isEmpty());
    }
}
