package org.usersync.engine.internal.directory;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.internal.identity.IdentityKey;
import org.usersync.engine.internal.identity.NameList;
import org.usersync.engine.internal.identity.RecordStore;
import org.usersync.engine.internal.identity.SpelledIdentity;
import org.usersync.spi.model.DirectoryUser;

/**
 * A directory user with values as spelled, stripped.
 *
 * @param id the directory's id
 * @param label how the directory calls the user where that is neither email nor id; or null
 * @param values the attributes
 * @param groups the groups asked for that the user is in
 * @param memberGroups the groups that somebody looks at
 * @param sourceAttributes what extensions see; empty if there are none
 */
record DirectoryRecord(
        String id,
        @Nullable String label,
        TargetValues values,
        NameList groups,
        NameList memberGroups,
        Map<String, @Nullable Object> sourceAttributes) {
    /**
     * Decides between two different records of one directory id, so that the result does not depend on the order in
     * which pages came.
     */
    static final Comparator<DirectoryRecord> PREFERENCE = Comparator.comparing(DirectoryRecord::key)
            .thenComparing(record -> text(record.values.firstName()))
            .thenComparing(record -> text(record.values.lastName()))
            .thenComparing(record -> text(record.values.country()));

    /** {@return a user's record, without what extensions see} */
    static DirectoryRecord of(DirectoryUser user, NameList groups, NameList memberGroups) {
        String email = IdentityKey.given(user.email());
        String username = IdentityKey.given(user.username());
        String domain = IdentityKey.given(user.domain());
        String name = IdentityKey.given(user.label());
        return new DirectoryRecord(
                user.id(),
                // Most labels are the email: those are not worth the memory.
                name == null || name.equals(email) || name.equals(user.id()) ? null : name,
                TargetValues.of(
                        SpelledIdentity.of(user.identityType(), email, username, domain),
                        username != null,
                        IdentityKey.given(user.firstName()),
                        IdentityKey.given(user.lastName()),
                        IdentityKey.given(user.country())),
                groups,
                memberGroups,
                Map.of());
    }

    /** Writes what is in the record itself: neither groups nor what extensions see. */
    void write(RecordStore.Writer record) {
        values.write(record);
        record.text(id).text(label);
    }

    static DirectoryRecord read(
            RecordStore.Reader record,
            NameList groups,
            NameList memberGroups,
            Map<String, @Nullable Object> sourceAttributes) {
        TargetValues values = TargetValues.read(record);
        String id = Objects.requireNonNull(record.text(), "a directory id");
        return new DirectoryRecord(id, record.text(), values, groups, memberGroups, sourceAttributes);
    }

    /** {@return the directory's id alone} */
    static String readId(RecordStore.Reader record) {
        TargetValues.skip(record);
        return Objects.requireNonNull(record.text(), "a directory id");
    }

    /** {@return the record as extensions see a user} */
    DirectoryUser toUser() {
        return DirectoryUser.builder(id)
                .label(label)
                .identityType(key().type())
                .username(values.username())
                .domain(values.domain())
                .email(values.email())
                .firstName(values.firstName())
                .lastName(values.lastName())
                .country(values.country())
                .groups(new LinkedHashSet<>(groups))
                .memberGroups(new LinkedHashSet<>(memberGroups))
                .sourceAttributes(sourceAttributes)
                .build();
    }

    /** {@return how the directory knows this record, for log lines} */
    String place() {
        return (label == null ? "" : label + ", ") + "directory id " + id;
    }

    IdentityKey key() {
        return values.key();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
