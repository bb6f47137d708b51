package org.usersync.distribution.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.usersync.demo.tenant.AdobeGroup;
import org.usersync.demo.tenant.AdobeState;
import org.usersync.demo.tenant.AdobeUser;

/**
 * An Adobe organisation at one moment, without what differs from run to run although nothing differs: ids and order.
 *
 * @param users name and country by type and e-mail
 * @param memberships groups by type and e-mail
 * @param groups the names of all groups
 */
record Snapshot(Map<String, String> users, Map<String, Set<String>> memberships, Set<String> groups) {
    static Snapshot of(AdobeState state) {
        Map<String, String> users = new TreeMap<>();
        Map<String, Set<String>> memberships = new TreeMap<>();
        for (AdobeUser user : state.users()) {
            String key = user.email().toLowerCase(Locale.ROOT) + " " + user.type();
            users.put(key, user.firstname() + " " + user.lastname() + ", " + user.country());
            memberships.put(key, new TreeSet<>(user.groups()));
        }
        Set<String> groups = new TreeSet<>();
        state.groups().stream().map(AdobeGroup::name).forEach(groups::add);
        return new Snapshot(users, memberships, groups);
    }

    Set<String> of(String user) {
        return memberships.getOrDefault(user, Set.of());
    }

    /** {@return whether a federated user is there} */
    boolean has(String email) {
        return users.containsKey(email + " federatedID");
    }

    Set<String> ofEmail(String email) {
        return of(email + " federatedID");
    }

    /**
     * Looks whether this state may lie between two others.
     *
     * @param before what was there before the run
     * @param end what an undisturbed run makes of it
     * @return what was lost that an undisturbed run keeps, and what came that it does not bring
     */
    List<String> straysFrom(Snapshot before, Snapshot end) {
        List<String> strays = new ArrayList<>();
        for (String user : before.users().keySet()) {
            if (end.users().containsKey(user) && !users.containsKey(user)) {
                strays.add("lost: " + user);
            } else if (users.containsKey(user)) {
                Set<String> lost = new TreeSet<>(before.of(user));
                lost.retainAll(end.of(user));
                lost.removeAll(of(user));
                lost.forEach(group -> strays.add("lost: " + user + " in " + group));
            }
        }
        for (String user : users.keySet()) {
            if (!before.users().containsKey(user) && !end.users().containsKey(user)) {
                strays.add("came: " + user);
            }
            Set<String> came = new TreeSet<>(of(user));
            came.removeAll(before.of(user));
            came.removeAll(end.of(user));
            came.forEach(group -> strays.add("came: " + user + " in " + group));
        }
        return strays;
    }

    /** {@return how many users this state has that the other one lacks} */
    long usersBeyond(Snapshot other) {
        return users.keySet().stream()
                .filter(user -> !other.users().containsKey(user))
                .count();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        users.forEach((user, name) -> text.append("\n    ")
                .append(user)
                .append(" (")
                .append(name)
                .append(") ")
                .append(of(user)));
        return text.append("\n    groups ").append(groups).toString();
    }
}
