package org.usersync.engine.internal.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
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
        List<Mapped> mapped = new ArrayList<>(selected.size());
        for (DirectoryRecord record : selected) {
            Mapped user = mapOne(record);
            if (user != null) {
                mapped.add(user);
            }
        }
        DesiredUsers users = new DesiredUsers(names, log);
        for (Mapped user : mapped) {
            users.add(new DesiredUser(user.values(), perTarget(user)));
        }
        return users.sorted();
    }

    private @Nullable Mapped mapOne(DirectoryRecord record) {
        Set<TargetGroup> desired = mapper.map(record.groups());
        TargetValues values = TargetValues.of(record);
        if (!hooks.isEmpty()) {
            HookedUser user = hooked(record, desired);
            values = changed(record, user);
            desired = groupsOf(user);
            String problem = Selection.IdentityProblem.of(values.key());
            if (!problem.isEmpty()) {
                log.warn("directory user {} is skipped after the hooks: {}", record.key(), problem);
                return null;
            }
        }
        Set<TargetGroup> more = additional.of(record.memberGroups());
        if (!more.isEmpty()) {
            desired = new LinkedHashSet<>(desired);
            desired.addAll(more);
        }
        return new Mapped(values, desired);
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
        String username = IdentityKey.given(user.get(TargetAttribute.USERNAME));
        String domain = IdentityKey.given(user.get(TargetAttribute.DOMAIN));
        String email = IdentityKey.given(user.get(TargetAttribute.EMAIL));
        boolean own = username != null && (record.username() != null || !username.equals(record.email()));
        return new TargetValues(
                IdentityKey.of(user.identityType(), username, domain, email),
                username,
                own,
                domain,
                email,
                IdentityKey.given(user.get(TargetAttribute.FIRSTNAME)),
                IdentityKey.given(user.get(TargetAttribute.LASTNAME)),
                names.given(user.get(TargetAttribute.COUNTRY)));
    }

    private List<List<String>> perTarget(Mapped user) {
        if (user.groups().isEmpty()) {
            return Collections.nCopies(groups.targets().size(), List.of());
        }
        List<Collection<String>> byTarget = new ArrayList<>();
        groups.targets().forEach(target -> byTarget.add(new TreeSet<>()));
        for (TargetGroup group : user.groups()) {
            Integer number = groups.number(group.target());
            String spelling = number == null ? null : groups.spelling(number, group.name());
            if (number == null || spelling == null) {
                reportUnmapped(group, user.values().key());
            } else {
                byTarget.get(number).add(spelling);
            }
        }
        List<List<String>> pooled = new ArrayList<>(byTarget.size());
        byTarget.forEach(target -> pooled.add(names.of(target)));
        return Collections.unmodifiableList(pooled);
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

    private record Mapped(TargetValues values, Set<TargetGroup> groups) {}
}
