package org.usersync.launcher.internal;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.osgi.framework.BundleException;
import org.usersync.commandline.ProgramVersion;

/** The bundles of a site in a running framework, and the cache that is the framework's alone. */
final class BootedSite implements AutoCloseable {
    private final ProgramFolders folders;
    private final ScreenedBundles bundles;
    private final CacheSlot slot;
    private final BundleHost host;

    private BootedSite(ProgramFolders folders, ScreenedBundles bundles, CacheSlot slot, BundleHost host) {
        this.folders = folders;
        this.bundles = bundles;
        this.slot = slot;
        this.host = host;
    }

    /**
     * Boots. Writes nothing but the cache.
     *
     * @param environment the environment variables
     * @param properties Java's system properties
     * @param demo whether the bundles of the demo belong to it
     * @return the site
     * @throws StartException if the folders cannot be used or the framework does not start
     */
    static BootedSite boot(Map<String, String> environment, Map<String, String> properties, boolean demo)
            throws StartException {
        ProgramFolders folders = ProgramFolders.find(environment, properties);
        ScreenedBundles bundles = ScreenedBundles.find(folders, demo);
        CacheSlot slot = CacheSlot.take(folders.state(), ProgramVersion.text());
        boolean booted = false;
        try {
            BundleHost host = boot(slot, bundles);
            booted = true;
            return new BootedSite(folders, bundles, slot, host);
        } finally {
            if (!booted) {
                free(slot);
            }
        }
    }

    private static BundleHost boot(CacheSlot slot, ScreenedBundles bundles) throws StartException {
        try {
            return BundleHost.boot(slot.folder(), bundles);
        } catch (BundleException | RuntimeException broken) {
            slot.empty();
        }
        try {
            return BundleHost.boot(slot.folder(), bundles);
        } catch (BundleException | RuntimeException failed) {
            throw new StartException("the OSGi framework does not start: " + failed, failed);
        }
    }

    /** {@return where the program and its site are} */
    ProgramFolders folders() {
        return folders;
    }

    /** {@return what somebody should know of the bundles, though they may run; one line each} */
    List<String> warnings() {
        return bundles.screening().warnings();
    }

    /** {@return the framework} */
    BundleHost host() {
        return host;
    }

    /** Stops the framework and frees its cache. */
    @Override
    public void close() throws StartException {
        try {
            host.close();
        } finally {
            free(slot);
        }
    }

    private static void free(CacheSlot slot) throws StartException {
        try {
            slot.close();
        } catch (IOException notFreed) {
            throw new StartException("the cache could not be freed: " + notFreed, notFreed);
        }
    }
}
