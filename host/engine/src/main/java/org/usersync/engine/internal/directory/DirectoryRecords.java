package org.usersync.engine.internal.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.internal.identity.IdentityKey;
import org.usersync.engine.internal.identity.KeyIndex;
import org.usersync.engine.internal.identity.NameList;
import org.usersync.engine.internal.identity.NameLists;
import org.usersync.engine.internal.identity.Numbers;
import org.usersync.engine.internal.identity.RecordStore;
import org.usersync.engine.internal.identity.SpelledIdentity;
import org.usersync.spi.model.DirectoryUser;

/**
 * The records of a directory, one for each directory id, by number in the order in which they came. Filled by one thread;
 * afterwards {@link #key} is safe for use by several.
 */
final class DirectoryRecords {
    private final NameLists names = new NameLists();
    private final RecordStore store = new RecordStore();
    private final RecordStore.Writer writer = new RecordStore.Writer();
    private final KeyIndex<String> byId = new KeyIndex<>(this::id);
    private final Numbers groups = new Numbers();
    private final Numbers memberGroups = new Numbers();
    private final @Nullable List<Map<String, @Nullable Object>> sources;
    /** Null once a record took another one's place: then they are collected anew. */
    private @Nullable EmailClaims claims = new EmailClaims(this::email);

    /**
     * Makes an empty collection.
     *
     * @param keepSource whether extensions look at what the directory itself knows of a user
     */
    DirectoryRecords(boolean keepSource) {
        this.sources = keepSource ? new ArrayList<>() : null;
    }

    /** Takes users as the directory delivers them: each comes once for every group, nearly always with the same values. */
    void add(List<DirectoryUser> users) {
        store.approach(byId.approach(
                users.stream().mapToInt(user -> user.id().hashCode()).toArray()));
        if (claims != null) {
            // Nearly always an email is spelled as it compares.
            claims.approach(users.stream()
                    .mapToInt(user -> Objects.hashCode(user.email()))
                    .toArray());
        }
        users.forEach(this::add);
    }

    private void add(DirectoryUser user) {
        NameList userGroups = names.of(user.groups());
        NameList userMemberGroups = names.of(user.memberGroups());
        int number = byId.putIfAbsent(user.id(), store.size());
        if (number < 0) {
            DirectoryRecord record = DirectoryRecord.of(user, userGroups, userMemberGroups);
            store.add(written(record));
            if (claims != null) {
                claims.add(store.size() - 1, record.key());
            }
            groups.add(userGroups.number());
            memberGroups.add(userMemberGroups.number());
            if (sources != null) {
                sources.add(user.sourceAttributes());
            }
            return;
        }
        DirectoryRecord other = DirectoryRecord.of(user, userGroups, userMemberGroups);
        if (!store.beginsWith(number, written(other))) {
            if (DirectoryRecord.PREFERENCE.compare(get(number), other) > 0) {
                store.set(number, written(other));
                claims = null;
                if (sources != null) {
                    sources.set(number, user.sourceAttributes());
                }
            }
        }
        addGroups(number, userGroups, userMemberGroups);
    }

    private RecordStore.Writer written(DirectoryRecord record) {
        record.write(writer.begin());
        return writer;
    }

    private void addGroups(int number, NameList more, NameList moreMemberGroups) {
        groups.set(number, names.union(names.get(groups.get(number)), more).number());
        memberGroups.set(
                number,
                names.union(names.get(memberGroups.get(number)), moreMemberGroups)
                        .number());
    }

    /** Gives a record the groups of another one that claims the same email. */
    void joinGroups(int number, int other) {
        addGroups(number, names.get(groups.get(other)), names.get(memberGroups.get(other)));
    }

    /** {@return who claims which email, of all records} */
    EmailClaims claims() {
        EmailClaims all = claims;
        if (all == null) {
            all = new EmailClaims(this::email);
            for (int number = 0; number < size(); number++) {
                all.add(number, key(number));
            }
        }
        return all;
    }

    /** {@return how many there are} */
    int size() {
        return store.size();
    }

    /** {@return a record} */
    DirectoryRecord get(int number) {
        return DirectoryRecord.read(
                store.read(number),
                groups(number),
                names.get(memberGroups.get(number)),
                sources == null ? Map.of() : Objects.requireNonNull(sources.get(number)));
    }

    /** {@return the directory's id alone} */
    String id(int number) {
        return DirectoryRecord.readId(store.read(number));
    }

    private String email(int number) {
        return SpelledIdentity.readEmail(store.read(number));
    }

    /** {@return the identity alone} */
    IdentityKey key(int number) {
        return SpelledIdentity.read(store.read(number)).key();
    }

    /** {@return the groups alone; users of the same groups have the same list} */
    NameList groups(int number) {
        return names.get(groups.get(number));
    }

    /** {@return the member groups alone} */
    NameList memberGroups(int number) {
        return names.get(memberGroups.get(number));
    }

    /** {@return the records themselves, each beginning with its {@link TargetValues}} */
    RecordStore store() {
        return store;
    }
}
