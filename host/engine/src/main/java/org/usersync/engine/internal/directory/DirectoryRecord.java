package org.usersync.engine.internal.directory;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.internal.identity.IdentityKey;
import org.usersync.engine.internal.identity.NameLists;
import org.usersync.spi.model.DirectoryUser;
import org.usersync.spi.model.IdentityType;

/** A directory user as it is kept while the directory is read: values as spelled, stripped, shared where possible. */
final class DirectoryRecord {
    /**
     * Decides between two different records of one directory id, so that the result does not depend on the order in
     * which pages came.
     */
    private static final Comparator<DirectoryRecord> PREFERENCE = Comparator.comparing(
                    (DirectoryRecord record) -> record.key)
            .thenComparing(record -> text(record.firstName))
            .thenComparing(record -> text(record.lastName))
            .thenComparing(record -> text(record.country));

    private final String id;
    private final @Nullable String label;
    private final IdentityKey key;
    /** Asked when the key is at hand anyway: later it would have to be fetched from the memory once more. */
    private final boolean valid;

    private final @Nullable String username;
    private final @Nullable String domain;
    private final @Nullable String email;
    private final @Nullable String firstName;
    private final @Nullable String lastName;
    private final @Nullable String country;
    private final List<String> groups;
    private final List<String> memberGroups;
    private final Map<String, @Nullable Object> sourceAttributes;

    private DirectoryRecord(DirectoryRecord attributes, List<String> groups, List<String> memberGroups) {
        this.id = attributes.id;
        this.label = attributes.label;
        this.key = attributes.key;
        this.valid = attributes.valid;
        this.username = attributes.username;
        this.domain = attributes.domain;
        this.email = attributes.email;
        this.firstName = attributes.firstName;
        this.lastName = attributes.lastName;
        this.country = attributes.country;
        this.sourceAttributes = attributes.sourceAttributes;
        this.groups = groups;
        this.memberGroups = memberGroups;
    }

    DirectoryRecord(DirectoryUser user, boolean keepSource, NameLists names) {
        this.id = user.id();
        String mail = IdentityKey.given(user.email());
        this.email = names.shared(mail);
        // Most labels are the email: those are not worth the memory.
        String name = IdentityKey.given(user.label());
        this.label = name == null || name.equals(mail) || name.equals(id) ? null : name;
        String spelled = IdentityKey.given(user.username());
        this.username = spelled != null && spelled.equals(mail) ? email : names.shared(spelled);
        this.domain = names.given(user.domain());
        this.key = names.key(user.identityType(), username, domain, email);
        this.valid = Selection.IdentityProblem.of(key).isEmpty();
        this.firstName = names.given(user.firstName());
        this.lastName = names.given(user.lastName());
        this.country = names.given(user.country());
        this.groups = names.of(user.groups());
        this.memberGroups = names.of(user.memberGroups());
        this.sourceAttributes = keepSource ? user.sourceAttributes() : Map.of();
    }

    /** Joins another record of the same directory id. */
    DirectoryRecord join(DirectoryUser user, boolean keepSource, NameLists names) {
        // A user comes once for every group, nearly always with the same values.
        if (has(user)) {
            return withGroupsOf(this, names.of(user.groups()), names.of(user.memberGroups()), names);
        }
        DirectoryRecord other = new DirectoryRecord(user, keepSource, names);
        DirectoryRecord attributes = PREFERENCE.compare(this, other) <= 0 ? this : other;
        return withGroupsOf(attributes, other.groups, other.memberGroups, names);
    }

    /** Whether another record has just the values that this one has: then this one is kept, as it would be anyway. */
    private boolean has(DirectoryUser user) {
        return key.type() == user.identityType()
                && Objects.equals(email, IdentityKey.given(user.email()))
                && Objects.equals(username, IdentityKey.given(user.username()))
                && Objects.equals(domain, IdentityKey.given(user.domain()))
                && Objects.equals(firstName, IdentityKey.given(user.firstName()))
                && Objects.equals(lastName, IdentityKey.given(user.lastName()))
                && Objects.equals(country, IdentityKey.given(user.country()));
    }

    /** Joins the record of another directory id that claims the same email; this one gives the attributes. */
    DirectoryRecord joinSameEmail(DirectoryRecord other, NameLists names) {
        return withGroupsOf(this, other.groups, other.memberGroups, names);
    }

    private DirectoryRecord withGroupsOf(
            DirectoryRecord attributes, List<String> others, List<String> otherMemberGroups, NameLists names) {
        List<String> allGroups = names.union(groups, others);
        List<String> allMemberGroups = names.union(memberGroups, otherMemberGroups);
        if (attributes.groups == allGroups && attributes.memberGroups == allMemberGroups) {
            return attributes;
        }
        return new DirectoryRecord(attributes, allGroups, allMemberGroups);
    }

    /** {@return the record as extensions see a user} */
    DirectoryUser toUser() {
        return DirectoryUser.builder(id)
                .label(label)
                .identityType(identityType())
                .username(username)
                .domain(domain)
                .email(email)
                .firstName(firstName)
                .lastName(lastName)
                .country(country)
                .groups(new LinkedHashSet<>(groups))
                .memberGroups(new LinkedHashSet<>(memberGroups))
                .sourceAttributes(sourceAttributes)
                .build();
    }

    String id() {
        return id;
    }

    /** {@return how the directory knows this record, for log lines} */
    String place() {
        return (label == null ? "" : label + ", ") + "directory id " + id;
    }

    IdentityKey key() {
        return key;
    }

    /** {@return whether the key is an identity} */
    boolean valid() {
        return valid;
    }

    @Nullable IdentityType identityType() {
        return key.type();
    }

    @Nullable String username() {
        return username;
    }

    @Nullable String domain() {
        return domain;
    }

    @Nullable String email() {
        return email;
    }

    @Nullable String firstName() {
        return firstName;
    }

    @Nullable String lastName() {
        return lastName;
    }

    @Nullable String country() {
        return country;
    }

    List<String> groups() {
        return groups;
    }

    List<String> memberGroups() {
        return memberGroups;
    }

    Map<String, @Nullable Object> sourceAttributes() {
        return sourceAttributes;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
