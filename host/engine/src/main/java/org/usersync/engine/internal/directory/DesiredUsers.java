package org.usersync.engine.internal.directory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.usersync.engine.internal.identity.NameLists;
import org.usersync.engine.internal.log.RunLog;

/** Collects desired users; hooks may give two of them the same email, which makes them one user to Adobe. */
final class DesiredUsers {
    private final NameLists names;
    private final RunLog log;
    private final List<DesiredUser> users = new ArrayList<>();
    private final Map<String, Integer> byEmail = new HashMap<>();

    DesiredUsers(NameLists names, RunLog log) {
        this.names = names;
        this.log = log;
    }

    void add(DesiredUser user) {
        String email = user.key().email();
        Integer known = email.isEmpty() ? null : byEmail.putIfAbsent(email, users.size());
        if (known == null) {
            users.add(user);
            return;
        }
        DesiredUser first = users.get(known);
        log.warn(
                "after the hooks two directory users have the same email and are one user to Adobe: {} gives the"
                        + " attributes, {} only its groups",
                first.key(),
                user.key());
        List<List<String>> joined = new ArrayList<>();
        for (int target = 0; target < first.groups().perTarget().size(); target++) {
            joined.add(names.union(first.groups(target), user.groups(target)));
        }
        users.set(known, first.withGroups(DesiredGroups.of(joined)));
    }

    List<DesiredUser> sorted() {
        users.sort(Comparator.comparing(DesiredUser::key));
        return users;
    }
}
