package org.usersync.engine.internal.adobe;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

import org.usersync.engine.SyncListener;
import org.usersync.engine.internal.directory.MappedGroups;
import org.usersync.engine.internal.log.RunLog;
import org.usersync.engine.options.AdobeScope;
import org.usersync.engine.options.SyncOptions;
import org.usersync.engine.options.TargetGroup;
import org.usersync.engine.target.AdobeTarget;

/**
 * Reads all targets in two steps: first what the configuration alone tells to read, which may go on beside the
 * directory's read; then the rest, when additional-group rules have told the last mapped groups.
 */
public final class AdobeSide {
    private final SyncOptions options;
    private final List<AdobeReader> readers = new ArrayList<>();
    private final List<List<String>> named = new ArrayList<>();
    private final List<List<String>> mappedEarly = new ArrayList<>();

    /**
     * Prepares the read; nothing is asked of Adobe yet.
     *
     * @param targets the primary, then the secondaries
     * @param options the configuration
     * @param groups the mapped groups that the configuration tells
     * @param log takes warnings
     * @param listener is told the progress
     * @param stop says whether the read is not wanted any more
     */
    public AdobeSide(
            List<AdobeTarget> targets,
            SyncOptions options,
            MappedGroups groups,
            RunLog log,
            SyncListener listener,
            BooleanSupplier stop) {
        this.options = options;
        for (int target = 0; target < targets.size(); target++) {
            readers.add(new AdobeReader(targets.get(target), options.updateUserInfo(), log, listener, stop));
            mappedEarly.add(groups.names(target));
            named.add(new ArrayList<>());
        }
        if (options.adobeScope() instanceof AdobeScope.Groups scope) {
            for (TargetGroup group : scope.groups()) {
                named.get(groups.configuredTarget(group.target())).add(group.name());
            }
        }
        named.get(0).addAll(options.exclusions().groups());
    }

    /** Reads what the configuration alone tells. */
    public void readFirst() {
        for (int target = 0; target < readers.size(); target++) {
            read(target, mappedEarly.get(target));
        }
    }

    /**
     * Reads the rest. Returns early if nobody wants it any more.
     *
     * @param groups the mapped groups, now complete
     */
    public void readRest(MappedGroups groups) {
        try {
            for (int target = 0; target < readers.size(); target++) {
                read(target, groups.names(target));
            }
        } catch (ReadStoppedException stopped) {
            // Only a cancelled run stops this read; whoever looks at the users asks for that first.
            return;
        }
    }

    private void read(int target, List<String> mapped) {
        if (target > 0 && mapped.isEmpty()) {
            return;
        }
        AdobeReader reader = readers.get(target);
        if (options.adobeScope() instanceof AdobeScope.All) {
            reader.readAll();
        } else {
            if (options.adobeScope() instanceof AdobeScope.Mapped) {
                reader.readMembers(mapped);
            }
            reader.readMembers(named.get(target));
        }
        if (options.autoCreate() && options.processGroups() && !mapped.isEmpty()) {
            reader.groups();
        }
    }

    /**
     * Tells a target's users.
     *
     * @param target its number
     * @return the users, complete after {@link #readRest}
     */
    public AdobeUsers users(int target) {
        return readers.get(target).users();
    }

    /**
     * Tells a target's groups of any kind, asking Adobe if that was not done yet.
     *
     * @param target its number
     * @return their names as they compare
     */
    public Set<String> groups(int target) {
        return readers.get(target).groups();
    }
}
