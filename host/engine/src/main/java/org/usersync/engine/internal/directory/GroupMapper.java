package org.usersync.engine.internal.directory;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.usersync.engine.options.GroupMapping;
import org.usersync.engine.options.TargetGroup;

/** Maps directory groups to Adobe groups, spelled as the configuration spells them first. */
final class GroupMapper {
    private final Map<String, Set<TargetGroup>> mapping = new HashMap<>();
    /** Users share their lists of groups, so each combination is mapped once. */
    private final IdentityHashMap<List<String>, Set<TargetGroup>> mapped = new IdentityHashMap<>();

    GroupMapper(List<GroupMapping> entries, MappedGroups groups) {
        for (GroupMapping entry : entries) {
            Set<TargetGroup> adobe =
                    mapping.computeIfAbsent(entry.directoryGroup().strip(), name -> new LinkedHashSet<>());
            for (TargetGroup group : entry.adobeGroups()) {
                String spelling = groups.spelling(groups.configuredTarget(group.target()), group.name());
                adobe.add(new TargetGroup(group.target(), Objects.requireNonNull(spelling, "a group of the mapping")));
            }
        }
    }

    /** {@return the Adobe groups for a shared list of directory groups} */
    Set<TargetGroup> map(List<String> directoryGroups) {
        return mapped.computeIfAbsent(directoryGroups, this::compute);
    }

    private Set<TargetGroup> compute(List<String> directoryGroups) {
        Set<TargetGroup> adobe = new LinkedHashSet<>();
        for (String group : directoryGroups) {
            adobe.addAll(mapping.getOrDefault(group, Set.of()));
        }
        return adobe;
    }
}
