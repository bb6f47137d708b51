package org.usersync.demo.tenant.internal.adobe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.usersync.demo.tenant.AdobeGroup;
import org.usersync.demo.tenant.AdobeState;
import org.usersync.demo.tenant.AdobeUser;

/** An Adobe organisation's users and groups, which actions change. Safe for many threads. */
public final class AdobeDirectory {
    private static final String CASE_SENSITIVE = "_product_admin_";

    private AdobeState origin;
    private final Map<String, AdobeUser> users = new LinkedHashMap<>();
    private final Map<String, Set<String>> byEmail = new HashMap<>();
    private final Map<String, Set<String>> byUsername = new HashMap<>();
    private final Map<String, AdobeGroup> groups = new LinkedHashMap<>();
    private final Map<String, List<AdobeUser>> lists = new HashMap<>();
    private long lastId;

    /**
     * Makes an organisation.
     *
     * @param state what is in it
     */
    public AdobeDirectory(AdobeState state) {
        this.origin = state;
        fill(state);
    }

    /**
     * Replaces what is in the organisation.
     *
     * @param state what is in it from now on
     */
    public synchronized void replace(AdobeState state) {
        origin = state;
        fill(state);
    }

    private synchronized void fill(AdobeState state) {
        users.clear();
        byEmail.clear();
        byUsername.clear();
        groups.clear();
        lists.clear();
        state.groups().forEach(group -> groups.put(key(group.name()), group));
        state.users().forEach(this::put);
    }

    /** {@return what is in the organisation now} */
    public synchronized AdobeState state() {
        return origin.withUsers(List.copyOf(users.values())).withGroups(List.copyOf(groups.values()));
    }

    synchronized String orgId() {
        return origin.orgId();
    }

    synchronized String clientId() {
        return origin.clientId();
    }

    synchronized String clientSecret() {
        return origin.clientSecret();
    }

    synchronized int hiddenAccounts() {
        return origin.hiddenAccounts();
    }

    /** The identity type of a claimed domain's users, or null if the domain is not claimed. */
    synchronized @Nullable String typeOf(String domain) {
        return origin.domains().get(fold(domain));
    }

    /** How names of groups compare: without case, but for product admin groups. */
    static String key(String group) {
        return group.startsWith(CASE_SENSITIVE) ? group : fold(group);
    }

    static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Adds a user, or replaces the one of the same id; a user without id gets one. */
    synchronized AdobeUser put(AdobeUser user) {
        String id = user.id();
        if (id == null) {
            do {
                id = String.format(Locale.ROOT, "%08X@demo", ++lastId);
            } while (users.containsKey(id));
        } else {
            unlink(users.get(id));
        }
        AdobeUser kept = new AdobeUser(
                id,
                user.type(),
                user.status() == null ? "active" : user.status(),
                user.email(),
                user.effectiveUsername(),
                user.effectiveDomain(),
                user.firstname(),
                user.lastname(),
                user.country(),
                user.groups());
        users.put(id, kept);
        byEmail.computeIfAbsent(fold(kept.email()), email -> new LinkedHashSet<>(2))
                .add(id);
        byUsername
                .computeIfAbsent(fold(kept.effectiveUsername()), name -> new LinkedHashSet<>(2))
                .add(id);
        lists.clear();
        return kept;
    }

    synchronized void remove(AdobeUser user) {
        unlink(users.remove(user.id()));
        lists.clear();
    }

    private void unlink(@Nullable AdobeUser user) {
        if (user != null && user.id() != null) {
            unlink(byEmail, fold(user.email()), user.id());
            unlink(byUsername, fold(user.effectiveUsername()), user.id());
        }
    }

    private static void unlink(Map<String, Set<String>> index, String name, String id) {
        Set<String> ids = index.getOrDefault(name, Set.of());
        if (ids.remove(id) && ids.isEmpty()) {
            index.remove(name);
        }
    }

    synchronized Optional<AdobeUser> byId(String id) {
        return Optional.ofNullable(users.get(id));
    }

    synchronized List<AdobeUser> withEmail(String email) {
        return resolve(byEmail.get(fold(email)));
    }

    synchronized List<AdobeUser> withUsername(String username, @Nullable String domain) {
        return resolve(byUsername.get(fold(username))).stream()
                .filter(user -> domain == null || fold(user.effectiveDomain()).equals(fold(domain)))
                .toList();
    }

    private List<AdobeUser> resolve(@Nullable Collection<String> ids) {
        List<AdobeUser> found = new ArrayList<>();
        for (String id : ids == null ? List.<String>of() : ids) {
            AdobeUser user = users.get(id);
            if (user != null) {
                found.add(user);
            }
        }
        return found;
    }

    /**
     * Whom a name means: an e-mail, or a username with its domain. Of an Adobe ID and another user with the same e-mail
     * the other one, unless the Adobe ID is asked for.
     */
    synchronized Optional<AdobeUser> find(String name, @Nullable String domain, boolean adobeId) {
        List<AdobeUser> found = domain != null && !name.contains("@") ? withUsername(name, domain) : withEmail(name);
        return found.stream()
                .filter(user -> user.adobeId() == adobeId)
                .findFirst()
                .or(() -> found.stream().findFirst());
    }

    synchronized @Nullable AdobeGroup group(String name) {
        return groups.get(key(name));
    }

    synchronized void putGroup(AdobeGroup group) {
        groups.put(key(group.name()), group);
    }

    /** Takes a group away, and everybody out of it. */
    synchronized void removeGroup(AdobeGroup group) {
        groups.remove(key(group.name()));
        change(user -> user.in(group.name()), user -> without(user, group.name()));
    }

    /** Renames a group, also where users are in it. */
    synchronized void renameGroup(AdobeGroup group, AdobeGroup renamed) {
        groups.remove(key(group.name()));
        groups.put(key(renamed.name()), renamed);
        change(user -> user.in(group.name()), user -> {
            List<String> names = new ArrayList<>(user.groups());
            names.replaceAll(name -> key(name).equals(key(group.name())) ? renamed.name() : name);
            return user.withGroups(names);
        });
    }

    private void change(Predicate<AdobeUser> which, UnaryOperator<AdobeUser> change) {
        List.copyOf(users.values()).stream().filter(which).forEach(user -> put(change.apply(user)));
    }

    static AdobeUser with(AdobeUser user, AdobeGroup group) {
        Set<String> names = new LinkedHashSet<>(user.groups());
        if (names.stream().noneMatch(name -> key(name).equals(key(group.name())))) {
            names.add(group.name());
        }
        return user.withGroups(List.copyOf(names));
    }

    static AdobeUser without(AdobeUser user, String group) {
        return user.withGroups(user.groups().stream()
                .filter(name -> !key(name).equals(key(group)))
                .toList());
    }

    synchronized List<AdobeGroup> groups() {
        return List.copyOf(groups.values());
    }

    synchronized Map<String, Integer> memberCounts() {
        Map<String, Integer> counts = new HashMap<>();
        for (AdobeUser user : users.values()) {
            user.groups().forEach(name -> counts.merge(key(name), 1, Integer::sum));
        }
        return counts;
    }

    /** Active users, all of them or a group's, in a stable order. */
    synchronized List<AdobeUser> list(@Nullable String group) {
        return lists.computeIfAbsent(group == null ? "" : key(group), wanted -> users.values().stream()
                .filter(AdobeUser::active)
                .filter(user -> wanted.isEmpty()
                        || user.groups().stream().anyMatch(name -> key(name).equals(wanted)))
                .toList());
    }
}
