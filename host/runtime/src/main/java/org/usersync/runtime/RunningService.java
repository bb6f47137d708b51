package org.usersync.runtime;

import java.util.Optional;

/** Finds the service process of a site, for commands that it is to carry out in its own bundles. */
public interface RunningService {
    /**
     * Looks for a service.
     *
     * @param folders of the program and the site
     * @return the service's manager, or empty if no service runs for this site
     */
    Optional<BundleManager> bundleManager(SiteFolders folders);
}
