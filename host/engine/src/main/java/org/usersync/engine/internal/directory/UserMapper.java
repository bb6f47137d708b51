package org.usersync.engine.internal.directory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.usersync.engine.internal.identity.IdentityKey;
import org.usersync.engine.internal.identity.ListPairs;
import org.usersync.engine.internal.identity.NameList;
import org.usersync.engine.internal.identity.NameLists;
import org.usersync.engine.internal.identity.SpelledIdentity;
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
    private final NameLists names = new NameLists();
    private final RunLog log;
    /** Hooks give the same few names for all users. */
    private final Map<String, TargetGroup> spelled = new HashMap<>();

    private final Map<Set<TargetGroup>, DesiredGroups> combinations = new HashMap<>();
    private final ListPairs<DesiredGroups> shared = new ListPairs<>();

    private final Set<TargetGroup> reportedUnmapped = new HashSet<>();

    UserMapper(SyncOptions options, List<AfterMappingHook> hooks, MappedGroups groups, RunLog log) {
        this.mapper = new GroupMapper(options.mapping(), groups);
        this.additional = new AdditionalGroups(options.additionalGroups(), groups, log);
        this.hooks = hooks;
        this.groups = groups;
        this.log = log;
    }

    /**
     * Maps users in their order. Whether a group is mapped is asked after the last user, since a rule may map it then.
     *
     * @return the users; skipped ones are left out
     */
    DesiredUsers map(Selection selection) {
        return hooks.isEmpty() ? mapped(selection) : hooked(selection);
    }

    /** Without hooks no email has changed: the users are joined as they were selected. */
    private DesiredUsers mapped(Selection selection) {
        DirectoryRecords records = selection.records();
        int[] selected = selection.selected();
        DesiredGroups[] desired = new DesiredGroups[selected.length];
        for (int i = 0; i < selected.length; i++) {
            NameList directoryGroups = records.groups(selected[i]);
            NameList memberGroups = records.memberGroups(selected[i]);
            // Users who come one after the other mostly have the same groups.
            boolean sameAgain = i > 0
                    && directoryGroups.number()
                            == records.groups(selected[i - 1]).number()
                    && memberGroups.number()
                            == records.memberGroups(selected[i - 1]).number();
            desired[i] = sameAgain ? desired[i - 1] : shared(directoryGroups, memberGroups);
        }
        for (int i = 0; i < selected.length; i++) {
            if (!desired[i].settled()) {
                desired[i].settle(perTarget(desired[i], records.key(selected[i])));
            }
        }
        return new DesiredUsers(
                records.store(),
                selected,
                desired,
                selection.byEmail(),
                Comparator.comparing(number -> records.id(selected[number])));
    }

    private DesiredUsers hooked(Selection selection) {
        HookedUsers users = new HookedUsers(names, log);
        for (int number : selection.selected()) {
            mapWithHooks(selection.records().get(number), users);
        }
        for (int number = 0; number < users.size(); number++) {
            DesiredGroups desired = users.groups(number);
            if (!desired.settled()) {
                desired.settle(perTarget(desired, users.key(number)));
            }
        }
        return users.joined();
    }

    private DesiredGroups shared(NameList directoryGroups, NameList memberGroups) {
        return shared.get(
                directoryGroups,
                memberGroups,
                () -> combination(withAdditional(mapper.map(directoryGroups), memberGroups)));
    }

    private Set<TargetGroup> withAdditional(Set<TargetGroup> desired, NameList memberGroups) {
        Set<TargetGroup> more = additional.of(memberGroups);
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

    private void mapWithHooks(DirectoryRecord record, HookedUsers users) {
        HookedUser user = hooked(record, mapper.map(record.groups()));
        TargetValues values = changed(record, user);
        Set<TargetGroup> desired = groupsOf(user);
        String problem = Selection.IdentityProblem.of(values.key());
        if (!problem.isEmpty()) {
            log.warn("directory user {} is skipped after the hooks: {}", record.key(), problem);
            return;
        }
        users.add(values, combination(withAdditional(desired, record.memberGroups())));
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

    private static TargetValues changed(DirectoryRecord record, HookedUser user) {
        String username = IdentityKey.given(user.get(TargetAttribute.USERNAME));
        String domain = IdentityKey.given(user.get(TargetAttribute.DOMAIN));
        String email = IdentityKey.given(user.get(TargetAttribute.EMAIL));
        TargetValues before = record.values();
        boolean own = username != null && (before.username() != null || !username.equals(before.email()));
        return TargetValues.of(
                SpelledIdentity.of(user.identityType(), email, username, domain),
                own,
                IdentityKey.given(user.get(TargetAttribute.FIRSTNAME)),
                IdentityKey.given(user.get(TargetAttribute.LASTNAME)),
                IdentityKey.given(user.get(TargetAttribute.COUNTRY)));
    }

    private List<NameList> perTarget(DesiredGroups desired, IdentityKey user) {
        List<Set<String>> byTarget = new ArrayList<>();
        groups.targets().forEach(target -> byTarget.add(new TreeSet<>()));
        for (TargetGroup group : desired.wanted()) {
            Integer number = groups.number(group.target());
            String spelling = number == null ? null : groups.spelling(number, group.name());
            if (number == null || spelling == null) {
                reportUnmapped(group, user);
            } else {
                byTarget.get(number).add(spelling);
            }
        }
        List<NameList> pooled = new ArrayList<>(byTarget.size());
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
