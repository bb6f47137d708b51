package org.usersync.engine.internal.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import org.usersync.engine.internal.directory.MappedGroups;
import org.usersync.engine.internal.identity.IdentityKey;
import org.usersync.engine.internal.identity.ListPairs;
import org.usersync.engine.target.Step;

/** What separates the groups a user of one target is in from those it is to be in. */
final class GroupChanges {
    private final MappedGroups mapped;
    private final int target;
    /** Users share their lists of groups, so each list is normalised once. */
    private final IdentityHashMap<List<String>, Set<String>> normalised = new IdentityHashMap<>();

    private final ListPairs<List<Step>> compared = new ListPairs<>();

    /** Users who come one after the other mostly have the same pair. */
    private List<String> lastDesired = List.of();

    private List<String> lastCurrent = List.of();
    private List<Step> lastSteps = List.of();

    GroupChanges(MappedGroups mapped, int target) {
        this.mapped = mapped;
        this.target = target;
    }

    /** {@return remove, then add; neither if nothing is to change} */
    @SuppressWarnings("ReferenceEquality") // equal lists that are not the same only cost a comparison more
    List<Step> steps(List<String> desired, List<String> current) {
        if (desired != lastDesired || current != lastCurrent) {
            lastSteps = compared.get(desired, current, () -> List.copyOf(compare(desired, current)));
            lastDesired = desired;
            lastCurrent = current;
        }
        return lastSteps;
    }

    private List<Step> compare(List<String> desired, List<String> current) {
        List<Step> steps = new ArrayList<>(2);
        List<String> removals = removals(desired, current);
        if (!removals.isEmpty()) {
            steps.add(new Step.RemoveFromGroups(removals));
        }
        Set<String> has = norms(current);
        List<String> additions = new ArrayList<>();
        for (String name : desired) {
            if (!has.contains(IdentityKey.norm(name))) {
                additions.add(name);
            }
        }
        if (!additions.isEmpty()) {
            steps.add(new Step.AddToGroups(additions));
        }
        return steps;
    }

    /** {@return the mapped groups among the current ones that are not desired, as Adobe spells them} */
    List<String> removals(List<String> desired, List<String> current) {
        Set<String> wanted = norms(desired);
        List<String> removals = new ArrayList<>();
        for (String name : current) {
            String norm = IdentityKey.norm(name);
            if (mapped.contains(target, norm) && !wanted.contains(norm)) {
                removals.add(name);
            }
        }
        return removals;
    }

    /** {@return for a user whose groups are unknown: all other mapped groups are removed, the desired ones added} */
    List<Step> blindSteps(List<String> desired) {
        List<Step> steps = new ArrayList<>(2);
        List<String> removals = removals(desired, mapped.names(target));
        if (!removals.isEmpty()) {
            steps.add(new Step.RemoveFromGroups(removals));
        }
        if (!desired.isEmpty()) {
            steps.add(new Step.AddToGroups(desired));
        }
        return steps;
    }

    private Set<String> norms(List<String> names) {
        return normalised.computeIfAbsent(names, list -> {
            Set<String> set = new HashSet<>();
            list.forEach(name -> set.add(IdentityKey.norm(name)));
            return set;
        });
    }
}
