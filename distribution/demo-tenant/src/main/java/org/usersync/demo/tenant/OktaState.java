package org.usersync.demo.tenant;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * All that is in the Okta tenant.
 *
 * @param token the API token that is accepted
 * @param powerlessToken a token that signs in but may read nothing (403), or null
 * @param users the people, in the order in which they are listed
 * @param groups the groups, in the order in which they are listed
 * @param apps the service apps that may sign in
 */
public record OktaState(
        String token,
        @Nullable String powerlessToken,
        List<OktaUser> users,
        List<OktaGroup> groups,
        List<OktaApp> apps) {
    /** Copies the lists; empty if null. */
    public OktaState {
        users = orNone(users);
        groups = orNone(groups);
        apps = orNone(apps);
    }

    /**
     * A tenant without service apps.
     *
     * @param token the API token that is accepted
     * @param powerlessToken a token that signs in but may read nothing (403), or null
     * @param users the people
     * @param groups the groups
     */
    public OktaState(String token, @Nullable String powerlessToken, List<OktaUser> users, List<OktaGroup> groups) {
        this(token, powerlessToken, users, groups, List.of());
    }

    /**
     * {@return this tenant with other service apps}
     *
     * @param others all of them
     */
    public OktaState withApps(OktaApp... others) {
        return new OktaState(token, powerlessToken, users, groups, List.of(others));
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /**
     * {@return this tenant with one person changed}
     *
     * @param id of the person
     * @param change makes the new person of the old
     */
    public OktaState changeUser(String id, UnaryOperator<OktaUser> change) {
        List<OktaUser> changed = new ArrayList<>(users);
        changed.replaceAll(user -> user.id().equals(id) ? change.apply(user) : user);
        return new OktaState(token, powerlessToken, changed, groups, apps);
    }

    /**
     * {@return this tenant with every group of a name changed}
     *
     * @param name of the group
     * @param change makes the new group of the old
     */
    public OktaState changeGroup(String name, UnaryOperator<OktaGroup> change) {
        List<OktaGroup> changed = new ArrayList<>(groups);
        changed.replaceAll(group -> group.name().equals(name) ? change.apply(group) : group);
        return new OktaState(token, powerlessToken, users, changed, apps);
    }

    /** Keeps the token out of logs. */
    @Override
    public String toString() {
        return "OktaState[" + users.size() + " users, " + groups.size() + " groups]";
    }
}
