package org.usersync.launcher.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.usersync.launcher.bundles.BundleSite;
import org.usersync.launcher.bundles.BundleSiteException;
import org.usersync.launcher.bundles.Screening;

/**
 * The bundles that a command may use.
 *
 * @param screening which of them may be installed
 * @param check tells why a jar may not run, or nothing if it may
 */
record ScreenedBundles(Screening screening, Function<Path, Optional<String>> check) {
    /**
     * Finds bundles and checks them.
     *
     * @param folders where the program and its site are
     * @param demo whether those of the demo belong to them
     */
    static ScreenedBundles find(ProgramFolders folders, boolean demo) throws StartException {
        try {
            BundleSite site = BundleSite.open(folders.home(), folders.base(), folders.state());
            List<Path> jars = new BundleFiles(folders, site).find(demo);
            return new ScreenedBundles(site.screen(jars), site::refusal);
        } catch (BundleSiteException wrong) {
            throw new StartException(String.valueOf(wrong.getMessage()), wrong);
        }
    }
}
