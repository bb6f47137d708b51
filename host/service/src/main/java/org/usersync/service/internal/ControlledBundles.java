package org.usersync.service.internal;

import java.nio.file.Path;
import java.util.List;

import org.usersync.runtime.BundleManager;
import org.usersync.runtime.BundleReport;
import org.usersync.runtime.BundleRequest;
import org.usersync.runtime.SiteFolders;

/** Changes of bundles that users ask the running service for: its own bundles follow at once. */
final class ControlledBundles implements ControlServer.BundleRequests {
    private final BundleManager manager;
    private final HotDeploy deploy;
    private final SiteFolders own;

    /**
     * Makes a manager.
     *
     * @param manager of this process
     * @param deploy must not take what is changed here for a change of somebody else
     * @param own the folders of this service
     */
    ControlledBundles(BundleManager manager, HotDeploy deploy, SiteFolders own) {
        this.manager = manager;
        this.deploy = deploy;
        this.own = own;
    }

    @Override
    public BundleReport carryOut(BundleRequest request, Path base) {
        if (!base.equals(own.base())) {
            return new BundleReport(
                    List.of(),
                    List.of("the service that runs with this state folder is that of the site " + own.base()
                            + ", not of " + base + "; set USER_SYNC_BASE or USER_SYNC_STATE"));
        }
        return deploy.changing(() -> manager.carryOut(request, own));
    }
}
