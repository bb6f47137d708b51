package org.usersync.engine.internal.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.usersync.engine.internal.adobe.AdobeSide;
import org.usersync.engine.internal.adobe.AdobeUsers;
import org.usersync.engine.internal.directory.DesiredIndex;
import org.usersync.engine.internal.directory.MappedGroups;
import org.usersync.engine.options.SyncOptions;

/**
 * Everything that a comparison looks at; complete and not to be changed any more.
 *
 * @param options what is to be done
 * @param mapped the mapped groups of every target
 * @param directory the directory's side
 * @param adobe the users of every target; of one that was not read there are none
 * @param groups the groups of every target as they compare; empty where nobody asks
 */
public record PlanInput(
        SyncOptions options,
        MappedGroups mapped,
        DesiredIndex directory,
        List<AdobeUsers> adobe,
        List<Set<String>> groups) {
    /** Copies the lists. */
    public PlanInput {
        adobe = List.copyOf(adobe);
        groups = List.copyOf(groups);
    }

    /**
     * Collects what was read.
     *
     * @param options what is to be done
     * @param mapped the mapped groups
     * @param directory the directory's side
     * @param side Adobe's side, read completely
     * @return the input
     */
    public static PlanInput of(SyncOptions options, MappedGroups mapped, DesiredIndex directory, AdobeSide side) {
        int targets = mapped.targets().size();
        List<AdobeUsers> users = new ArrayList<>(targets);
        List<Set<String>> groups = new ArrayList<>(targets);
        for (int target = 0; target < targets; target++) {
            boolean creates = options.autoCreate()
                    && options.processGroups()
                    && !mapped.names(target).isEmpty();
            users.add(side.users(target));
            groups.add(creates ? side.groups(target) : Set.of());
        }
        return new PlanInput(options, mapped, directory, users, groups);
    }

    /** {@return how many targets there are} */
    int targets() {
        return adobe.size();
    }
}
