package org.usersync.runtime;

import java.nio.file.Path;
import java.util.List;

/**
 * The bundles of the running process. A change takes effect at once for whoever comes after it; a run that uses what is
 * taken away is waited for, but not for ever. Trust is not asked for here: whoever calls this has checked the jar. Changes
 * are made one after the other; safe for use by several threads, but never on the thread of a run.
 */
public interface LiveBundles {
    /** {@return the bundles that were installed from a jar in a folder, by name and version} */
    List<LiveBundle> bundles();

    /**
     * Installs a bundle and starts it. What does not resolve or start is uninstalled again.
     *
     * @param jar the bundle; it has to stay where it is as long as the bundle is installed
     * @return the bundle, running
     * @throws BundleChangeException if it cannot be installed; everything is as before
     */
    LiveBundle install(Path jar) throws BundleChangeException;

    /**
     * Puts a bundle in the place of another one: installs it beside, waits until it has registered the connectors and
     * extensions that the old one provides, stops the old one after the runs that use it, and uninstalls that.
     *
     * @param old one of {@link #bundles()}
     * @param jar the new bundle; of any version
     * @return the new bundle, running
     * @throws BundleChangeException if the new one cannot take the place; everything is as before
     */
    LiveBundle replace(LiveBundle old, Path jar) throws BundleChangeException;

    /**
     * Stops a bundle after the runs that use it, and uninstalls it.
     *
     * @param old one of {@link #bundles()}
     * @throws BundleChangeException if it cannot be stopped
     */
    void remove(LiveBundle old) throws BundleChangeException;
}
