package org.usersync.engine.internal.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.SyncAbortedException;
import org.usersync.engine.internal.identity.IdentityKey;
import org.usersync.engine.options.GroupMapping;
import org.usersync.engine.options.SyncOptions;
import org.usersync.engine.options.TargetGroup;

/**
 * The mapped groups of every target. Those of additional-group rules are known only when the mapping ran; from then on
 * nothing changes any more. Not thread-safe until then.
 */
public final class MappedGroups {
    private final List<String> targets;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Map<String, String>> spellings = new ArrayList<>();

    /**
     * Collects the groups that the configuration names.
     *
     * @param targets the targets' names, the primary first
     * @param options the configuration
     * @param additions Adobe groups that extensions want besides
     * @throws SyncAbortedException if it names a target that there is not
     */
    public MappedGroups(List<String> targets, SyncOptions options, Additions additions) {
        this.targets = List.copyOf(targets);
        for (String target : targets) {
            numbers.put(target, numbers.size());
            spellings.add(new LinkedHashMap<>());
        }
        for (GroupMapping entry : options.mapping()) {
            entry.adobeGroups().forEach(this::configured);
        }
        additions.adobeGroups().forEach(this::wanted);
        options.additionalGroups().forEach(rule -> configuredTarget(rule.target()));
    }

    private void configured(TargetGroup group) {
        add(configuredTarget(group.target()), group.name());
    }

    private void wanted(Additions.WantedGroup wanted) {
        TargetGroup group = wanted.group();
        add(target(group.target(), "extension " + wanted.extension()), group.name());
    }

    /**
     * Finds a target that the configuration names.
     *
     * @param target its name
     * @return its number
     * @throws SyncAbortedException if there is none of that name
     */
    public int configuredTarget(String target) {
        return target(target, "the configuration");
    }

    private int target(String target, String origin) {
        Integer number = numbers.get(target);
        if (number == null) {
            throw new SyncAbortedException(
                    SyncAbortedException.Kind.CONFIGURATION,
                    origin + " names the Adobe target " + target + ", but there are only " + String.join(", ", targets),
                    null);
        }
        return number;
    }

    /** {@return the number of a target, or null if there is none of that name} */
    @Nullable Integer number(String target) {
        return numbers.get(target);
    }

    void add(int target, String name) {
        String stripped = name.strip();
        spellings.get(target).putIfAbsent(IdentityKey.norm(stripped), stripped);
    }

    /** {@return the configured spelling of a group, or null if it is not mapped} */
    @Nullable String spelling(int target, String name) {
        return spellings.get(target).get(IdentityKey.norm(name));
    }

    /**
     * Whether a group is mapped.
     *
     * @param target the target's number
     * @param normalised the group's name as it compares
     * @return whether it is
     */
    public boolean contains(int target, String normalised) {
        return spellings.get(target).containsKey(normalised);
    }

    /**
     * Tells the mapped groups of a target.
     *
     * @param target the target's number
     * @return their names as configured, in the order of the configuration
     */
    public List<String> names(int target) {
        return List.copyOf(spellings.get(target).values());
    }

    /** {@return the targets' names, the primary first} */
    public List<String> targets() {
        return targets;
    }
}
