package org.usersync.benchmarks.engine;

import java.util.List;

import org.usersync.engine.SyncListener;
import org.usersync.engine.internal.adobe.AdobeSide;
import org.usersync.engine.internal.directory.Additions;
import org.usersync.engine.internal.directory.DesiredIndex;
import org.usersync.engine.internal.directory.DirectoryReader;
import org.usersync.engine.internal.directory.MappedGroups;
import org.usersync.engine.internal.log.RunLog;
import org.usersync.engine.internal.plan.PlanInput;
import org.usersync.engine.options.SyncOptions;
import org.usersync.engine.options.TargetGroup;
import org.usersync.engine.target.AdobeUser;
import org.usersync.spi.model.DirectoryUser;

/** The steps of one run up to the plan, each on its own. */
final class Sides {
    private final SyncOptions options = Company.options();
    private final Additions additions = Additions.of(List.of());
    private final MappedGroups mapped = new MappedGroups(List.of(TargetGroup.PRIMARY), options, additions);
    private final RunLog log = new RunLog();
    private final SyncListener listener = new SyncListener() {};

    DirectoryReader readDirectory(List<DirectoryUser> users) {
        DirectoryReader reader = new DirectoryReader(new InMemory.Directory(users), options, additions, listener);
        reader.read(() -> false, () -> {});
        return reader;
    }

    DesiredIndex map(DirectoryReader directory) {
        return DesiredIndex.of(directory, options, additions, mapped, log);
    }

    AdobeSide readAdobe(List<AdobeUser> users) {
        AdobeSide side = new AdobeSide(List.of(new InMemory.Adobe(users)), options, mapped, log, listener, () -> false);
        side.readFirst();
        return side;
    }

    PlanInput input(DesiredIndex directory, AdobeSide adobe) {
        return PlanInput.of(options, mapped, directory, adobe);
    }
}
