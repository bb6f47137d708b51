package org.usersync.engine.internal.adobe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.usersync.engine.SyncListener;
import org.usersync.engine.SyncListener.Stage;
import org.usersync.engine.internal.identity.IdentityKey;
import org.usersync.engine.internal.identity.KeyIndex;
import org.usersync.engine.internal.log.RunLog;
import org.usersync.engine.target.AdobeGroup;
import org.usersync.engine.target.AdobeTarget;
import org.usersync.engine.target.AdobeUser;

/**
 * Reads one target, in one go or in steps as its groups become known. Used by one thread after the other, never by two
 * at once.
 */
final class AdobeReader {
    private static final int PROGRESS_STEP = 1000;

    private final AdobeTarget target;
    private final AdobeUsers users = new AdobeUsers();
    private final List<AdobeUser> waiting = new ArrayList<>(KeyIndex.TOGETHER);
    private final boolean keepNames;
    private final RunLog log;
    private final SyncListener listener;
    private final BooleanSupplier stop;
    private final Map<String, String> readGroups = new LinkedHashMap<>();
    private boolean everybody;
    private @Nullable Set<String> knownGroups;

    AdobeReader(AdobeTarget target, boolean keepNames, RunLog log, SyncListener listener, BooleanSupplier stop) {
        this.target = target;
        this.keepNames = keepNames;
        this.log = log;
        this.listener = listener;
        this.stop = stop;
    }

    void readAll() {
        if (!everybody) {
            everybody = true;
            target.readUsers(this::accept);
            takeWaiting();
        }
    }

    /** Reads members of those groups that were not read yet. */
    void readMembers(Collection<String> groups) {
        for (String group : groups) {
            if (readGroups.putIfAbsent(IdentityKey.norm(group), group) != null) {
                continue;
            }
            boolean exists = target.readMembers(group, this::accept);
            takeWaiting();
            if (!exists) {
                log.warn("Adobe does not know the group \"{}\" of target {}: it counts as empty", group, target.name());
            }
        }
    }

    /** {@return the target's groups as they compare; asked of Adobe once} */
    Set<String> groups() {
        Set<String> groups = knownGroups;
        if (groups == null) {
            groups = new HashSet<>();
            for (AdobeGroup group : target.readGroups()) {
                groups.add(IdentityKey.norm(group.name()));
            }
            knownGroups = groups;
        }
        return groups;
    }

    AdobeUsers users() {
        return users;
    }

    private void accept(AdobeUser user) {
        waiting.add(user);
        if (waiting.size() == KeyIndex.TOGETHER) {
            takeWaiting();
        }
    }

    private void takeWaiting() {
        // Not asked for each user: other threads write close to what tells it, so that it has to be fetched anew.
        if (stop.getAsBoolean()) {
            throw new ReadStoppedException();
        }
        int before = users.size();
        users.add(waiting, keepNames);
        waiting.clear();
        if (users.size() / PROGRESS_STEP > before / PROGRESS_STEP) {
            listener.progress(Stage.READ_ADOBE, users.size(), 0);
        }
    }
}
