package org.usersync.launcher.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.usersync.launcher.bundles.BundleSite;
import org.usersync.launcher.bundles.BundleSiteException;

/** Finds the bundles that may be used. Their order says nothing. */
final class BundleFiles {
    private final ProgramFolders folders;
    private final BundleSite site;

    BundleFiles(ProgramFolders folders, BundleSite site) {
        this.folders = folders;
        this.site = site;
    }

    List<Path> find(boolean demo) throws StartException {
        try {
            List<Path> files = new ArrayList<>(site.jars());
            if (demo) {
                files.addAll(BundleSite.jars(folders.home().resolve("demo")));
            }
            if (files.isEmpty()) {
                throw new StartException("there are no bundles in '"
                        + folders.home().resolve("bundles") + "': the program is not complete, unpack it again");
            }
            return files;
        } catch (BundleSiteException unreadable) {
            throw new StartException(String.valueOf(unreadable.getMessage()), unreadable);
        }
    }
}
