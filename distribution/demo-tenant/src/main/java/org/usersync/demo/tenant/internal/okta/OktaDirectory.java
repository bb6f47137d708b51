package org.usersync.demo.tenant.internal.okta;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.usersync.demo.tenant.OktaGroup;
import org.usersync.demo.tenant.OktaState;
import org.usersync.demo.tenant.OktaUser;

/** An Okta tenant's content, indexed. */
final class OktaDirectory {
    static final String CREATED = "2024-01-02T03:04:05.000Z";
    static final String UPDATED = "2026-02-03T04:05:06.000Z";

    private final OktaState state;
    private final Map<String, OktaUser> users = new HashMap<>();
    private final Map<String, OktaGroup> groups = new HashMap<>();

    OktaDirectory(OktaState state) {
        this.state = state;
        state.users().forEach(user -> users.put(user.id(), user));
        state.groups().forEach(group -> groups.put(group.id(), group));
    }

    OktaState state() {
        return state;
    }

    OktaGroup group(String id) {
        OktaGroup group = groups.get(id);
        if (group == null) {
            throw OktaError.notFound(id, "UserGroup");
        }
        return group;
    }

    /** By id or, failing that, by login. */
    OktaUser user(String id) {
        OktaUser user = users.get(id);
        if (user == null) {
            user = state.users().stream()
                    .filter(candidate -> candidate.text("login").equalsIgnoreCase(id))
                    .findFirst()
                    .orElseThrow(() -> OktaError.notFound(id, "User"));
        }
        return user;
    }

    /** A member whose person does not exist is a mistake in the state's file and shows nowhere. */
    List<OktaUser> members(OktaGroup group, int from, int to) {
        List<OktaUser> members = new ArrayList<>(to - from);
        for (String id : group.members().subList(from, to)) {
            OktaUser user = users.get(id);
            if (user != null) {
                members.add(user);
            }
        }
        return members;
    }

    List<OktaGroup> groupsOf(String userId) {
        return state.groups().stream()
                .filter(group -> group.members().contains(userId))
                .toList();
    }

    /** Exact hits come before others, as the answer is cut off. */
    List<OktaGroup> byPrefix(String prefix, int limit) {
        String wanted = prefix.toLowerCase(Locale.ROOT);
        List<OktaGroup> exact = new ArrayList<>();
        List<OktaGroup> longer = new ArrayList<>();
        for (OktaGroup group : state.groups()) {
            String name = group.name().toLowerCase(Locale.ROOT);
            if (name.equals(wanted)) {
                exact.add(group);
            } else if (name.startsWith(wanted)) {
                longer.add(group);
            }
        }
        exact.addAll(longer);
        return exact.subList(0, Math.min(limit, exact.size()));
    }

    static Function<String, @Nullable Object> attributes(OktaGroup group) {
        return name -> switch (name) {
            case "id" -> group.id();
            case "type" -> group.type() == null ? "OKTA_GROUP" : group.type();
            case "profile.name" -> group.name();
            case "profile.description" -> group.description();
            case "created" -> CREATED;
            case "lastUpdated", "lastMembershipUpdated" -> UPDATED;
            default -> null;
        };
    }

    static Function<String, @Nullable Object> attributes(OktaUser user) {
        return name -> switch (name) {
            case "id" -> user.id();
            case "status" -> user.status();
            case "created", "activated", "statusChanged" -> CREATED;
            case "lastUpdated" -> UPDATED;
            default -> name.startsWith("profile.") ? user.profile().get(name.substring("profile.".length())) : null;
        };
    }
}
