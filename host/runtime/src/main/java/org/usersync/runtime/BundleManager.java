package org.usersync.runtime;

/**
 * Changes a site's bundles and answers questions about them. Where a service runs, its process does this; else the
 * process of the command. One request at a time; safe for use by several threads.
 */
public interface BundleManager {
    /**
     * Carries a request out. Either all of a change is made, or nothing.
     *
     * @param request what to do
     * @param folders of the program and the site
     * @return what came of it
     */
    BundleReport carryOut(BundleRequest request, SiteFolders folders);
}
