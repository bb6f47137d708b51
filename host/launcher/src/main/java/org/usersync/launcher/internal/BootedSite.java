package org.usersync.launcher.internal;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.usersync.commandline.ProgramVersion;

/** The bundles of a site in a running framework, and the cache that is the framework's alone. */
final class BootedSite implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("launcher");

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
     * @param use what is done with the bundles
     * @return the site
     * @throws StartException if the folders cannot be used or the framework does not start
     */
    static BootedSite boot(Map<String, String> environment, Map<String, String> properties, BundleUse use)
            throws StartException {
        ProgramFolders folders = ProgramFolders.find(environment, properties);
        ScreenedBundles bundles = ScreenedBundles.find(folders, use == BundleUse.WITH_DEMO);
        CacheSlot slot = CacheSlot.take(folders.state(), ProgramVersion.text());
        boolean booted = false;
        try {
            BundleHost host = boot(slot, bundles, use);
            booted = true;
            return new BootedSite(folders, bundles, slot, host);
        } finally {
            if (!booted) {
                free(slot);
            }
        }
    }

    private static BundleHost boot(CacheSlot slot, ScreenedBundles bundles, BundleUse use) throws StartException {
        try {
            ConnectedBundles connected = use == BundleUse.EXCHANGED
                    ? ConnectedBundles.none()
                    : ConnectedBundles.of(bundles.screening(), BootedSite.class.getClassLoader());
            return BundleHost.boot(slot.folder(), bundles, connected);
        } catch (IOException | BundleException | RuntimeException broken) {
            LOG.debug("another attempt, with all bundles for themselves: {}", broken.toString());
            slot.empty();
        }
        try {
            return BundleHost.boot(slot.folder(), bundles, ConnectedBundles.none());
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
