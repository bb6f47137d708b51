package org.usersync.engine.internal.directory;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.usersync.engine.SyncAbortedException;
import org.usersync.engine.internal.identity.IdentityKey;
import org.usersync.engine.internal.log.RunLog;
import org.usersync.engine.options.AdditionalGroupRule;
import org.usersync.engine.options.TargetGroup;

/** Rewrites member groups to Adobe groups, which become mapped groups. */
final class AdditionalGroups {
    private final List<AdditionalGroupRule> rules;
    private final MappedGroups groups;
    private final RunLog log;
    /** Each directory group is rewritten once. */
    private final Map<String, Set<TargetGroup>> rewritten = new HashMap<>();

    private final IdentityHashMap<List<String>, Set<TargetGroup>> combinations = new IdentityHashMap<>();
    private final Map<TargetGroup, String> sources = new HashMap<>();

    AdditionalGroups(List<AdditionalGroupRule> rules, MappedGroups groups, RunLog log) {
        this.rules = rules;
        this.groups = groups;
        this.log = log;
    }

    /** {@return the Adobe groups for a shared list of member groups} */
    Set<TargetGroup> of(List<String> memberGroups) {
        if (rules.isEmpty() || memberGroups.isEmpty()) {
            return Set.of();
        }
        return combinations.computeIfAbsent(memberGroups, this::compute);
    }

    private Set<TargetGroup> compute(List<String> memberGroups) {
        Set<TargetGroup> adobe = new LinkedHashSet<>();
        for (String group : memberGroups) {
            Set<TargetGroup> known = rewritten.get(group);
            if (known == null) {
                known = rewrite(group);
                rewritten.put(group, known);
            }
            adobe.addAll(known);
        }
        return adobe;
    }

    private Set<TargetGroup> rewrite(String directoryGroup) {
        Set<TargetGroup> adobe = new LinkedHashSet<>();
        for (AdditionalGroupRule rule : rules) {
            String name = rule.rewrite().apply(directoryGroup);
            if (name == null) {
                continue;
            }
            if (name.isBlank()) {
                log.error(
                        "additional group rule {} makes an empty Adobe group of the directory group {}; it is ignored",
                        rule.source(),
                        directoryGroup);
                continue;
            }
            adobe.add(mapped(rule.target(), name, directoryGroup));
        }
        return adobe;
    }

    private TargetGroup mapped(String target, String name, String directoryGroup) {
        String other = sources.putIfAbsent(new TargetGroup(target, IdentityKey.norm(name)), directoryGroup);
        if (other != null && !other.equals(directoryGroup)) {
            throw new SyncAbortedException(
                    SyncAbortedException.Kind.CONFIGURATION,
                    "additional groups conflict: the directory groups \"" + other + "\" and \"" + directoryGroup
                            + "\" both become the Adobe group \""
                            + new TargetGroup(target, name.strip()).qualifiedName() + "\"",
                    null);
        }
        int number = groups.configuredTarget(target);
        groups.add(number, name);
        String spelling = groups.spelling(number, name);
        return new TargetGroup(target, spelling == null ? name.strip() : spelling);
    }
}
