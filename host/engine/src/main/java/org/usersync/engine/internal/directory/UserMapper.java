package org.usersync.engine.internal.directory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.internal.identity.IdentityKey;
import org.usersync.engine.internal.identity.NameLists;
import org.usersync.engine.internal.log.RunLog;
import org.usersync.engine.options.SyncOptions;
import org.usersync.engine.options.TargetGroup;
import org.usersync.spi.extension.AfterMappingHook;
import org.usersync.spi.extension.TargetAttribute;

/** Makes desired users of selected ones: mapping, then hooks, then additional groups. For one run. */
final class UserMapper {
    private final GroupMapper mapper;
    private final AdditionalGroups additional;
    private final List<AfterMappingHook> hooks;
    private final MappedGroups groups;
    private final NameLists names;
    private final RunLog log;
    /** Hooks give the same few names for all users. */
    private final Map<String, TargetGroup> spelled = new HashMap<>();

    private final Map<Set<TargetGroup>, DesiredGroups> combinations = new HashMap<>();
    private final IdentityHashMap<List<String>, IdentityHashMap<List<String>, DesiredGroups>> shared =
            new IdentityHashMap<>();

    private final Set<TargetGroup> reportedUnmapped = new HashSet<>();

    UserMapper(SyncOptions options, List<AfterMappingHook> hooks, MappedGroups groups, NameLists names, RunLog log) {
        this.mapper = new GroupMapper(options.mapping(), groups);
        this.additional = new AdditionalGroups(options.additionalGroups(), groups, log);
        this.hooks = hooks;
        this.groups = groups;
        this.names = names;
        this.log = log;
    }

    /**
     * Maps users in their order. Whether a group is mapped is asked after the last user, since a rule may map it then.
     *
     * @return the users in the order of their keys after the hooks; skipped ones are left out
     */
    List<DesiredUser> map(List<DirectoryRecord> selected) {
        List<DesiredUser> mapped = new ArrayList<>(selected.size());
        for (DirectoryRecord record : selected) {
            if (hooks.isEmpty()) {
                mapped.add(new DesiredUser(TargetValues.of(record), shared(record)));
            } else {
                DesiredUser user = mapWithHooks(record);
                if (user != null) {
                    mapped.add(user);
                }
            }
        }
        for (DesiredUser user : mapped) {
            if (!user.groups().settled()) {
                user.groups().settle(perTarget(user));
            }
        }
        // Without hooks no email has changed: the users are joined and sorted as they were selected.
        return hooks.isEmpty() ? mapped : joined(mapped);
    }

    private List<DesiredUser> joined(List<DesiredUser> mapped) {
        DesiredUsers users = new DesiredUsers(names, log);
        mapped.forEach(users::add);
        return users.sorted();
    }

    /** Users share their lists of groups, so each combination is mapped once. */
    private DesiredGroups shared(DirectoryRecord record) {
        IdentityHashMap<List<String>, DesiredGroups> known = shared.get(record.groups());
        if (known == null) {
            known = new IdentityHashMap<>(1);
            shared.put(record.groups(), known);
        }
        DesiredGroups groups = known.get(record.memberGroups());
        if (groups == null) {
            groups = combination(withAdditional(mapper.map(record.groups()), record));
            known.put(record.memberGroups(), groups);
        }
        return groups;
    }

    private Set<TargetGroup> withAdditional(Set<TargetGroup> desired, DirectoryRecord record) {
        Set<TargetGroup> more = additional.of(record.memberGroups());
        if (more.isEmpty()) {
            return desired;
        }
        Set<TargetGroup> both = new LinkedHashSet<>(desired);
        both.addAll(more);
        return both;
    }

    private DesiredGroups combination(Set<TargetGroup> desired) {
        return combinations.computeIfAbsent(desired, DesiredGroups::new);
    }

    private @Nullable DesiredUser mapWithHooks(DirectoryRecord record) {
        HookedUser user = hooked(record, mapper.map(record.groups()));
        TargetValues values = changed(record, user);
        Set<TargetGroup> desired = groupsOf(user);
        String problem = Selection.IdentityProblem.of(values.key());
        if (!problem.isEmpty()) {
            log.warn("directory user {} is skipped after the hooks: {}", record.key(), problem);
            return null;
        }
        return new DesiredUser(values, combination(withAdditional(desired, record)));
    }

    private HookedUser hooked(DirectoryRecord record, Set<TargetGroup> desired) {
        HookedUser user = new HookedUser(record, desired);
        hooks.forEach(hook -> hook.apply(user));
        return user;
    }

    private Set<TargetGroup> groupsOf(HookedUser user) {
        Set<TargetGroup> parsed = new LinkedHashSet<>();
        user.targetGroups().forEach(name -> parsed.add(spelled.computeIfAbsent(name, TargetGroup::parse)));
        return parsed;
    }

    private TargetValues changed(DirectoryRecord record, HookedUser user) {
        String username = names.given(user.get(TargetAttribute.USERNAME));
        String domain = names.given(user.get(TargetAttribute.DOMAIN));
        String email = names.given(user.get(TargetAttribute.EMAIL));
        boolean own = username != null && (record.username() != null || !username.equals(record.email()));
        return new TargetValues(
                names.key(user.identityType(), username, domain, email),
                username,
                own,
                domain,
                email,
                names.given(user.get(TargetAttribute.FIRSTNAME)),
                names.given(user.get(TargetAttribute.LASTNAME)),
                names.given(user.get(TargetAttribute.COUNTRY)));
    }

    private List<List<String>> perTarget(DesiredUser user) {
        if (user.groups().wanted().isEmpty()) {
            return Collections.nCopies(groups.targets().size(), List.of());
        }
        List<Set<String>> byTarget = new ArrayList<>();
        groups.targets().forEach(target -> byTarget.add(new TreeSet<>()));
        for (TargetGroup group : user.groups().wanted()) {
            Integer number = groups.number(group.target());
            String spelling = number == null ? null : groups.spelling(number, group.name());
            if (number == null || spelling == null) {
                reportUnmapped(group, user.key());
            } else {
                byTarget.get(number).add(spelling);
            }
        }
        List<List<String>> pooled = new ArrayList<>(byTarget.size());
        byTarget.forEach(target -> pooled.add(names.of(target)));
        return pooled;
    }

    private void reportUnmapped(TargetGroup group, IdentityKey user) {
        if (reportedUnmapped.add(group)) {
            log.error(
                    "the Adobe group \"{}\" that a hook gives to {} is neither in the mapping nor in"
                            + " extended_adobe_groups; it is ignored for every user",
                    group.qualifiedName(),
                    user);
        }
    }
}
