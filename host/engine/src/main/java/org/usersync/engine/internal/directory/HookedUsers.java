package org.usersync.engine.internal.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.usersync.engine.internal.identity.IdentityKey;
import org.usersync.engine.internal.identity.KeyIndex;
import org.usersync.engine.internal.identity.NameList;
import org.usersync.engine.internal.identity.NameLists;
import org.usersync.engine.internal.identity.Numbers;
import org.usersync.engine.internal.identity.RecordStore;
import org.usersync.engine.internal.identity.SpelledIdentity;
import org.usersync.engine.internal.log.RunLog;

/** Users as hooks left them, who may give two of them the same email, which makes them one user to Adobe. For one run. */
final class HookedUsers {
    private final NameLists names;
    private final RunLog log;
    private final RecordStore store = new RecordStore();
    private final RecordStore.Writer writer = new RecordStore.Writer();
    private final List<DesiredGroups> groups = new ArrayList<>();

    HookedUsers(NameLists names, RunLog log) {
        this.names = names;
        this.log = log;
    }

    void add(TargetValues values, DesiredGroups desired) {
        values.write(writer.begin());
        store.add(writer);
        groups.add(desired);
    }

    int size() {
        return store.size();
    }

    IdentityKey key(int number) {
        return SpelledIdentity.read(store.read(number)).key();
    }

    DesiredGroups groups(int number) {
        return groups.get(number);
    }

    /** {@return the users, joined; all groups must be settled} */
    DesiredUsers joined() {
        Numbers joined = new Numbers();
        KeyIndex<String> byEmail = new KeyIndex<>(number -> SpelledIdentity.readEmail(store.read(number)));
        for (int number = 0; number < store.size(); number++) {
            String email = key(number).email();
            int known = email.isEmpty() ? -1 : byEmail.putIfAbsent(email, number);
            if (known < 0) {
                joined.add(number);
            } else {
                join(known, number);
            }
        }
        int[] users = joined.toArray();
        DesiredGroups[] theirGroups = IntStream.of(users).mapToObj(groups::get).toArray(DesiredGroups[]::new);
        // Of equal keys the one that was mapped first comes first.
        return new DesiredUsers(store, users, theirGroups, byEmail, Integer::compare);
    }

    private void join(int first, int other) {
        log.warn(
                "after the hooks two directory users have the same email and are one user to Adobe: {} gives the"
                        + " attributes, {} only its groups",
                key(first),
                key(other));
        List<NameList> both = new ArrayList<>();
        for (int target = 0; target < groups.get(first).perTarget().size(); target++) {
            both.add(names.union(
                    groups.get(first).perTarget().get(target),
                    groups.get(other).perTarget().get(target)));
        }
        groups.set(first, DesiredGroups.of(both));
    }
}
