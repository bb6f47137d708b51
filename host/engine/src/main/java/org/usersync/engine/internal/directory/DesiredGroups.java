package org.usersync.engine.internal.directory;

import java.util.Collections;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.internal.identity.NameList;
import org.usersync.engine.options.TargetGroup;

/**
 * A combination of Adobe groups, which all users who want just these share. What it means for each target is known once all
 * users were mapped, since a rule may map a group for the last of them.
 */
final class DesiredGroups {
    private final Set<TargetGroup> wanted;
    private @Nullable List<NameList> perTarget;

    DesiredGroups(Set<TargetGroup> wanted) {
        this.wanted = Collections.unmodifiableSet(wanted);
    }

    /** {@return a combination that is settled} */
    static DesiredGroups of(List<NameList> perTarget) {
        DesiredGroups groups = new DesiredGroups(Set.of());
        groups.settle(perTarget);
        return groups;
    }

    /** {@return what is wanted, mapped or not} */
    Set<TargetGroup> wanted() {
        return wanted;
    }

    boolean settled() {
        return perTarget != null;
    }

    void settle(List<NameList> names) {
        perTarget = List.copyOf(names);
    }

    /** {@return the names for each target, spelled as configured, sorted} */
    List<NameList> perTarget() {
        if (perTarget == null) {
            throw new IllegalStateException("not all users are mapped yet");
        }
        return perTarget;
    }
}
